import { describe, expect, it } from "vitest";
import type { PlayerState } from "@/lib/schemas/player";
import { progressAt } from "./player";

const at = Date.parse("2026-11-21T12:00:00.000Z");
const playing = (over: Partial<PlayerState> = {}): PlayerState => ({
  device: null,
  isPlaying: true,
  progressMs: 60_000,
  fetchedAt: new Date(at).toISOString(),
  item: {
    uri: "spotify:track:1",
    title: "Sunday Promise",
    artists: [],
    album: null,
    imageUrl: null,
    durationMs: 180_000,
  },
  contextUri: null,
  repeat: "off",
  shuffle: false,
  ...over,
});

describe("progressAt", () => {
  it.each([
    ["advances from the arrival of the answer", playing(), at, at + 5_000, 65_000],
    ["adds a plausible age of the answer", playing(), at + 2_000, at + 5_000, 65_000],
    ["ignores a server clock that is ahead", playing(), at - 60_000, at - 55_000, 65_000],
    ["ignores a server clock that is far behind", playing(), at + 60_000, at + 65_000, 65_000],
    ["does not change while the player is paused", playing({ isPlaying: false }), at, at + 5_000, 60_000],
    ["stops at the end of the track", playing(), at, at + 600_000, 180_000],
  ])("The position in a track %s", (_, state, receivedAt, now, expected) => {
    expect(progressAt(state, receivedAt, now)).toBe(expected);
  });
});
