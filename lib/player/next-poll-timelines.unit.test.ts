import { describe, expect, it } from "vitest";
import type { PlayerEvent, PlayerState } from "@/lib/schemas/player";
import { playerState, playing } from "@/testing/screens/api-data";
import { hasChanged, nextPollDelay } from "./next-poll";

const hourMs = 3_600_000;
const start = Date.parse("2026-11-21T12:00:00.000Z");

type Look = Omit<PlayerEvent, "queueVersion">;
type Seen = Omit<Partial<PlayerState>, "fetchedAt"> | { problem: string };

/** Polls for some hours as an open screen does. @param seenAt what Spotify shows after so many milliseconds */
function countPollsPerHour(seenAt: (ms: number) => Seen, hours: number): number[] {
  const polls = Array.from({ length: hours }, () => 0);
  let last: Look = { state: null, problem: null };
  let unchangedPolls = 0;
  for (let ms = 0; ms < hours * hourMs; ) {
    const hour = Math.floor(ms / hourMs);
    polls[hour] = (polls[hour] ?? 0) + 1;
    const seen = seenAt(ms);
    const fetchedAt = new Date(start + ms).toISOString();
    const event: Look =
      "problem" in seen
        ? { state: last.state, problem: { code: seen.problem, title: "", detail: "", retryAt: null } }
        : { state: playerState({ ...seen, fetchedAt }), problem: null };
    unchangedPolls = hasChanged(last, event) ? 0 : unchangedPolls + 1;
    ms += nextPollDelay(event, start + ms, unchangedPolls);
    last = event;
  }
  return polls;
}

const song = (number: number, durationMs: number) => ({
  ...playing,
  uri: `spotify:track:${number}`,
  durationMs,
});
/** Songs of one length that follow each other. */
const songsOf = (durationMs: number) => (ms: number) => ({
  item: song(Math.floor(ms / durationMs), durationMs),
  progressMs: ms % durationMs,
});
const minutes = 60_000;

const unchanging: [string, (ms: number) => Seen][] = [
  [
    "a device that vanished and counts on behind the end",
    ms => ({ item: song(1, 3 * minutes), progressMs: ms }),
  ],
  [
    "a device that vanished and stays at the end",
    ms => ({ item: song(1, 3 * minutes), progressMs: Math.min(ms, 3 * minutes) }),
  ],
  [
    "a device that stays just before the end",
    ms => ({ item: song(1, 3 * minutes), progressMs: Math.min(ms, 3 * minutes - 500) }),
  ],
  ["a position that never moves", () => ({ item: song(1, 3 * minutes), progressMs: 0 })],
  ["a track without a length", ms => ({ item: song(1, 0), progressMs: ms })],
  ["a paused player", () => ({ isPlaying: false, progressMs: 5_000 })],
  ["no active device", () => ({ device: null, item: null, isPlaying: false, progressMs: 0 })],
  ["a private session", ms => ({ item: null, isPlaying: true, progressMs: ms })],
  ["a Spotify that does not answer", () => ({ problem: "spotify_unavailable" })],
];

const changing: [string, (ms: number) => Seen][] = [
  ["songs of three and a half minutes", songsOf(3.5 * minutes)],
  [
    "a song that repeats itself",
    (ms: number) => ({ item: song(1, 3 * minutes), progressMs: ms % (3 * minutes) }),
  ],
  ["an episode of three hours", songsOf(180 * minutes)],
  ...[6, 20, 31, 46, 59, 61, 76, 91, 106, 150].map((seconds): [string, (ms: number) => Seen] => [
    `tracks of ${seconds} seconds`,
    songsOf(seconds * 1_000),
  ]),
  [
    "songs without a length",
    (ms: number) => ({ ...songsOf(3 * minutes)(ms), item: song(Math.floor(ms / 180_000), 0) }),
  ],
  [
    "a player that is paused every minute",
    (ms: number) => ({ ...songsOf(3 * minutes)(ms), isPlaying: ms % 120_000 < 60_000 }),
  ],
];

describe("the polls of a whole day with an open screen", () => {
  it.each(unchanging)("%s is polled ever more rarely", (_, seenAt) => {
    const polls = countPollsPerHour(seenAt, 24);
    expect(polls[0]).toBeLessThanOrEqual(40);
    for (const later of polls.slice(1)) expect(later).toBeLessThanOrEqual(13);
  });

  it.each(changing)("%s cost at most 145 polls an hour", (_, seenAt) => {
    for (const polls of countPollsPerHour(seenAt, 24)) expect(polls).toBeLessThanOrEqual(145);
  });

  it("A song that starts after a long silence is seen within five minutes, and then followed closely", () => {
    const silence = 8 * hourMs;
    const startsLater = (ms: number) =>
      ms < silence ? { isPlaying: false } : songsOf(3.5 * minutes)(ms - silence);
    expect(countPollsPerHour(startsLater, 9).at(-1)).toBeGreaterThan(45);
  });
});
