import { expect, it } from "vitest";
import { range } from "@/testing/spotify/catalog";
import { type Feed, planFeed } from "./plan-feed";

const now = Date.UTC(2026, 10, 28);
const second = 1_000;
const songMs = 180 * second;

const upcoming = (numbers: number[]) =>
  numbers.map(number => ({
    id: `entry ${number}`,
    uri: `song ${number}`,
    isManual: number >= 500,
    shuffleId: null,
    durationMs: songMs,
  }));

/** A minute of song 0 has played; the queue and the batch have the same nine songs. */
const feedOf = (changes: Partial<Feed> = {}): Feed => ({
  current: { id: "entry 0", uri: "song 0", durationMs: songMs },
  upcoming: upcoming(range(9, 1)),
  batchRest: range(9, 1).map(number => `song ${number}`),
  batchIndex: 1,
  isBatchUnknown: false,
  committedId: null,
  committedInRow: 0,
  startedAt: new Date(now - 60 * second),
  pausedAtMs: null,
  lookedAt: new Date(now),
  fadeMs: 0,
  callsLeft: 1_500,
  editedAt: null,
  shuffleId: null,
  repeats: false,
  ...changes,
});

/** Returns the seconds until the planned look. */
const secondsToLook = (feed: Feed) => ((planFeed(feed, now).lookAt?.getTime() ?? Number.NaN) - now) / second;

const withoutNext = upcoming(range(8, 2));
const withInserted = upcoming([500, ...range(9, 1)]);

it("A removed next song leads to a look 28 seconds before the end of the present song", () => {
  expect(secondsToLook(feedOf({ upcoming: withoutNext }))).toBe(120 - 28);
});

it("With fewer than a hundred calls left, a song to play next waits for the end of the present song", () => {
  expect(planFeed(feedOf({ upcoming: withInserted }), now).action).toBe("commit");
  expect(secondsToLook(feedOf({ upcoming: withInserted, callsLeft: 99 }))).toBe(120 - 28);
});

it("With fewer than a hundred calls left, a far plan is checked at the start of a song", () => {
  const endsLater = { upcoming: upcoming([...range(9, 1), 20]) };
  const endSeconds = 120 + 9 * 180;
  expect(secondsToLook(feedOf(endsLater))).toBeCloseTo(endSeconds * 0.9);
  expect(secondsToLook(feedOf({ ...endsLater, callsLeft: 99 }))).toBe(120 + 8 * 180 + 1.5);
});

it("With fewer than thirty calls left, edits wait until the batch ends", () => {
  const edited = feedOf({ upcoming: [...withoutNext, ...upcoming([20])], callsLeft: 29 });
  expect(planFeed(edited, now).action).toBeNull();
  expect(secondsToLook(edited)).toBeGreaterThan(8 * 180);
  const atEnd = {
    ...edited,
    batchRest: [],
    upcoming: upcoming([20]),
    startedAt: new Date(now - 160 * second),
  };
  expect(planFeed(atEnd, now).action).toBe("commit");
});

it("With fewer than thirty calls left, a queue that Spotify plays to its end needs no look", () => {
  expect(planFeed(feedOf({ callsLeft: 29 }), now)).toEqual({ action: null, lookAt: null });
});

it("While crossfade is unknown, the end of the first song is looked at if the batch has songs several times", () => {
  const repeated = {
    repeats: true,
    upcoming: upcoming([...range(9, 1), 0, ...range(9, 1)]),
    batchRest: [...range(9, 1), 0, ...range(9, 1)].map(number => `song ${number}`),
  };
  expect(secondsToLook(feedOf({ ...repeated, fadeMs: null }))).toBe(121.5);
  expect(secondsToLook(feedOf({ ...repeated, fadeMs: null, batchIndex: 2 }))).toBeGreaterThan(2_000);
  expect(secondsToLook(feedOf(repeated))).toBeGreaterThan(2_000);
  expect(planFeed(feedOf({ fadeMs: null }), now).lookAt).toBeNull();
});

it("With a crossfade, songs are expected to begin earlier", () => {
  expect(secondsToLook(feedOf({ upcoming: withoutNext, fadeMs: 12 * second }))).toBe(120 - 12 - 28);
});

it("A new batch replaces songs that contradict the queue only in the first seconds of a song from Spotify's queue", () => {
  const changed = feedOf({ upcoming: withoutNext, committedInRow: 1, startedAt: new Date(now - 2 * second) });
  expect(planFeed(changed, now).action).toBe("restart");
  for (const later of [
    { startedAt: new Date(now - 7 * second) },
    { editedAt: new Date(now - second) },
    { committedInRow: 0 },
    { callsLeft: 29 },
  ])
    expect(planFeed({ ...changed, ...later }, now).action).toBeNull();
});
