import { describe, expect, it } from "vitest";
import type { PlayerEvent } from "@/lib/schemas/player";
import { nextPollDelay } from "./next-poll";

const now = Date.parse("2026-11-21T12:00:00.000Z");

const event = (over: Partial<NonNullable<PlayerEvent["state"]>>, retryAt?: string): PlayerEvent => ({
  state: {
    device: null,
    isPlaying: true,
    progressMs: 60_000,
    fetchedAt: new Date(now).toISOString(),
    item: {
      uri: "spotify:track:1",
      title: "",
      artists: [],
      album: null,
      imageUrl: null,
      durationMs: 180_000,
    },
    contextUri: null,
    repeat: "off",
    shuffle: false,
    ...over,
  },
  problem: retryAt ? { code: "quota_exceeded", detail: "Closed for now.", retryAt } : null,
});

describe("the next look at the player", () => {
  it.each([
    ["is twice a minute in the middle of a track", event({}), 30_000],
    ["is just after the end when the end is near", event({ progressMs: 170_000 }), 11_200],
    [
      "counts from when the state was seen",
      event({ progressMs: 165_000, fetchedAt: new Date(now - 10_000).toISOString() }),
      6_200,
    ],
    ["is twice a minute while nothing plays", event({ isPlaying: false, item: null }), 30_000],
    ["is not before Spotify opens again", event({}, "2026-11-21T13:00:00.000Z"), 3_600_000],
    [
      "is never at once, even when the opening time has passed",
      event({}, "2026-11-21T11:00:00.000Z"),
      30_000,
    ],
  ])("%s", (_, seen, expected) => {
    expect(nextPollDelay(seen, now)).toBe(expected);
  });
});
