import { describe, expect, it } from "vitest";
import type { PlayerEvent } from "@/lib/schemas/player";
import { nextPollDelay } from "./next-poll";

const now = Date.parse("2026-11-21T12:00:00.000Z");

const event = (
  overrides: Partial<NonNullable<PlayerEvent["state"]>>,
  retryAt?: string,
): Omit<PlayerEvent, "queueVersion"> => ({
  state: {
    device: null,
    isPlaying: true,
    progressMs: 60_000,
    fetchedAt: new Date(now).toISOString(),
    item: {
      uri: "spotify:track:1",
      title: "",
      artists: [],
      artistIds: [],
      album: null,
      albumId: null,
      imageUrl: null,
      durationMs: 180_000,
    },
    contextUri: null,
    repeat: "off",
    shuffle: false,
    ...overrides,
  },
  problem: retryAt ? { code: "quota_exceeded", title: "", detail: "Closed for now.", retryAt } : null,
});

describe("the delay until the next poll", () => {
  it.each([
    ["in the middle of a track", event({}), 60_000],
    ["near the end of a track", event({ progressMs: 170_000 }), 11_200],
    [
      "for a state that was fetched a while ago",
      event({ progressMs: 165_000, fetchedAt: new Date(now - 10_000).toISOString() }),
      6_200,
    ],
    ["while nothing plays", event({ isPlaying: false, item: null }), 30_000],
    ["during a cooldown", event({}, "2026-11-21T13:00:00.000Z"), 3_600_000],
    ["after a cooldown that has just ended", event({}, "2026-11-21T11:00:00.000Z"), 30_000],
  ])("The delay until the next poll is right %s", (_, playerEvent, delayMs) => {
    expect(nextPollDelay(playerEvent, now)).toBe(delayMs);
  });
});
