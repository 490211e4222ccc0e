import { describe, expect, it } from "vitest";
import type { PlayerState } from "@/lib/schemas/player";
import { progressAt } from "./player";

const fetchTime = Date.parse("2026-11-21T12:00:00.000Z");
const playing = (overrides: Partial<PlayerState> = {}): PlayerState => ({
  device: null,
  isPlaying: true,
  progressMs: 60_000,
  fetchedAt: new Date(fetchTime).toISOString(),
  item: {
    uri: "spotify:track:1",
    title: "Sunday Promise",
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
});

describe("progressAt", () => {
  it.each([
    ["advances from the arrival of the reply", playing(), fetchTime, fetchTime + 5_000, 65_000],
    ["adds a plausible age of the reply", playing(), fetchTime + 2_000, fetchTime + 5_000, 65_000],
    ["ignores a server clock that is ahead", playing(), fetchTime - 60_000, fetchTime - 55_000, 65_000],
    ["ignores a server clock that is far behind", playing(), fetchTime + 60_000, fetchTime + 65_000, 65_000],
    [
      "does not change while the player is paused",
      playing({ isPlaying: false }),
      fetchTime,
      fetchTime + 5_000,
      60_000,
    ],
    ["stops at the end of the track", playing(), fetchTime, fetchTime + 600_000, 180_000],
  ])("The position in a track %s", (_, state, receivedAt, now, expected) => {
    expect(progressAt(state, receivedAt, now)).toBe(expected);
  });
});
