import { describe, expect, it } from "vitest";
import type { PlayerState } from "@/lib/api/schemas/player";
import { nextLook, progressAt } from "./player";
import { ApiProblem } from "./request";

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

describe("where the track is", () => {
  it.each([
    ["counts on from the moment the answer came", playing(), at, at + 5_000, 65_000],
    ["adds the believable age of the answer", playing(), at + 2_000, at + 5_000, 65_000],
    ["ignores a server clock that runs ahead", playing(), at - 60_000, at - 55_000, 65_000],
    ["ignores a server clock that lags far behind", playing(), at + 60_000, at + 65_000, 65_000],
    ["stands still while paused", playing({ isPlaying: false }), at, at + 5_000, 60_000],
    ["stops at the end of the track", playing(), at, at + 600_000, 180_000],
  ])("%s", (_, state, receivedAt, now, expected) => {
    expect(progressAt(state, receivedAt, now)).toBe(expected);
  });
});

describe("when to look at the player again", () => {
  const quota = (retryAt: string) =>
    new ApiProblem({ code: "quota_exceeded", status: 429, detail: "Closed for now.", retryAt });

  it("is twice a minute in the middle of a track", () => {
    expect(nextLook(playing(), null, at, at)).toBe(30_000);
  });
  it("is just after the end when the end is near", () => {
    expect(nextLook(playing({ progressMs: 170_000 }), null, at, at)).toBe(11_200);
  });
  it("is twice a minute while nothing plays", () => {
    expect(nextLook(playing({ isPlaying: false, item: null }), null, at, at)).toBe(30_000);
  });
  it("is not before Spotify opens again", () => {
    expect(nextLook(undefined, quota("2026-11-21T13:00:00.000Z"), at, at)).toBe(3_600_000);
  });
  it("is never at once, even when the opening time has passed", () => {
    expect(nextLook(undefined, quota("2026-11-21T11:00:00.000Z"), at, at)).toBe(30_000);
  });
});
