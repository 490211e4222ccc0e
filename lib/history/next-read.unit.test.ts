import { describe, expect, it } from "vitest";
import { type HeardPlay, historyLength, planNextRead, planRetry } from "./next-read";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse("2026-11-21T00:00:00.000Z");

type History = { durationMs?: number; interval?: number; newCount?: number };

/** Builds a full history: the newest play is now, `interval` lies between plays, and the newest `newCount` plays are new. */
const history = ({
  durationMs = 3.5 * minute,
  interval = durationMs,
  newCount = 0,
}: History = {}): HeardPlay[] =>
  Array.from({ length: historyLength }, (_, index) => ({
    playedAt: new Date(start - index * interval),
    durationMs,
    isNew: index < newCount,
  }));

const wait = (plays: HeardPlay[], { isPlaying = false, random = 0 } = {}) =>
  (planNextRead({ plays, isPlaying, now: new Date(start), random }).getTime() - start) / minute;

describe("the next read", () => {
  it.each([
    ["of a person without plays comes before fifty tracks of 3:30 are over", [], 157.5],
    ["of an idle person comes before fifty average tracks are over", history(), 157.5],
    ["comes sooner if tracks are short", history({ durationMs: 2.5 * minute }), 112.5],
    ["comes sooner if tracks are skipped", history({ interval: 3 * minute }), 135.45],
    ["does not assume that tracks stay very long", history({ durationMs: 20 * minute }), 225],
    ["does not assume that tracks stay very short", history({ durationMs: minute }), 90],
    ["leaves a quarter of the time to a listener whose history was full", history({ newCount: 50 }), 131.25],
    ["leaves less time to a listener whose history was half full", history({ newCount: 25 }), 144.375],
    ["assumes that new plays continue at their pace", history({ newCount: 50, interval: minute }), 39.375],
    [
      "does not count a pause between plays as a slow track",
      history({ newCount: 25, interval: hour }),
      144.375,
    ],
    ["is at least twenty minutes away", history({ newCount: 50, durationMs: minute, interval: 1_000 }), 20],
  ])("The next read %s", (_, plays, minutes) => {
    expect(wait(plays)).toBeCloseTo(minutes, 2);
  });

  it("The history of a person who is playing is read again as soon as after a read of a full history", () => {
    expect(wait(history(), { isPlaying: true })).toBeCloseTo(131.25, 2);
  });

  it("The next read changes little after one long mix among average tracks", () => {
    const [first, ...others] = history();
    expect(
      wait([{ ...(first as HeardPlay), playedAt: new Date(start + hour), durationMs: hour }, ...others]),
    ).toBeCloseTo(158.85, 2);
  });

  it("The next read is spread by up to 4 % of the time and is never later", () => {
    expect(wait(history(), { random: 1 })).toBeCloseTo(151.2, 2);
  });
});

/** Returns a generator of reproducible numbers from 0 to 1 (mulberry32). */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns the plays of some days. `listensAt` returns true when music plays; `skips` is the share of skipped tracks. */
function simulatePlays(
  days: number,
  listensAt: (timeOfDay: number) => boolean,
  skips = 0,
  random = seeded(7),
) {
  const plays: { endedAt: number; durationMs: number }[] = [];
  for (let at = start; at < start + days * day; ) {
    if (!listensAt((at - start) % day)) {
      at += minute;
      continue;
    }
    // Songs last two to five minutes.
    const durationMs = Math.round((2 + random() * 3) * minute);
    at += random() < skips ? minute : durationMs;
    plays.push({ endedAt: at, durationMs });
  }
  return plays;
}

/** Simulates reads of a listener's history whenever they are due, up to a minute late. */
function simulateReads(allPlays: ReturnType<typeof simulatePlays>, days: number, random = seeded(11)) {
  const storedTimes = new Set<number>();
  let reads = 0;
  for (let at = start; at < start + days * day; ) {
    reads++;
    const recentPlays = allPlays.filter(play => play.endedAt <= at).slice(-historyLength);
    const plays = recentPlays.reverse().map(({ endedAt, durationMs }) => ({
      playedAt: new Date(endedAt),
      durationMs,
      isNew: !storedTimes.has(endedAt),
    }));
    for (const { playedAt } of plays) storedTimes.add(playedAt.getTime());
    const due = planNextRead({ plays, isPlaying: false, now: new Date(at), random: random() });
    at = due.getTime() + Math.round(random() * minute);
  }
  // Plays after the last read would be found by the next read.
  const lost = allPlays.filter(
    play => !storedTimes.has(play.endedAt) && play.endedAt < Math.max(...storedTimes),
  ).length;
  return { callsADay: reads / days, lost };
}

describe("a month of reads", () => {
  const days = 30;
  const betweenHours = (first: number, last: number) => (time: number) =>
    time >= first * hour && time < last * hour;
  it.each([
    ["a silent person", () => false, 9, 9.5],
    ["an evening listener", betweenHours(19, 22), 9, 10],
    ["a person with music at work", betweenHours(9, 17), 9, 10],
    ["a heavy listener", betweenHours(7, 23), 10, 11],
    ["a listener without sleep", () => true, 10, 11],
  ] as const)("A month of reads loses no play of %s and makes few calls", (_, listensAt, least, most) => {
    const { callsADay, lost } = simulateReads(simulatePlays(days, listensAt), days);
    expect(lost).toBe(0);
    expect(callsADay).toBeGreaterThan(least);
    expect(callsADay).toBeLessThan(most);
  });

  it("A history is read more often if every other track is skipped", () => {
    const plays = simulatePlays(days, betweenHours(19, 22), 0.5);
    const { callsADay, lost } = simulateReads(plays, days);
    expect(lost / plays.length).toBeLessThan(0.01);
    expect(callsADay).toBeLessThan(15);
  });

  it("No play is lost if a person starts to listen at any time after days of silence", () => {
    for (let begin = 2 * day; begin < 2 * day + 4 * hour; begin += 7 * minute) {
      const plays = Array.from({ length: 200 }, (_, index) => ({
        endedAt: start + begin + (index + 1) * 3.5 * minute,
        durationMs: 3.5 * minute,
      }));
      expect(simulateReads(plays, 3).lost).toBe(0);
    }
  });
});

describe("the retry after a failed read", () => {
  const now = new Date(start);
  const retryDelay = (healthyForMs: number) =>
    planRetry({
      retryAt: undefined,
      lastSuccessAt: new Date(start - healthyForMs),
      now,
      random: 1,
    }).getTime() - start;
  it.each([
    ["comes soon after a recent success", minute, 10 * minute],
    ["comes after a quarter of the time since the last success", 4 * hour, hour],
    ["comes four times a day in the end", 30 * day, 6 * hour],
  ])("The retry after a failed read %s", (_, healthyForMs, expected) => {
    expect(retryDelay(healthyForMs)).toBe(expected);
  });

  it("The retry comes up to five minutes after the end of a cooldown", () => {
    const retryAt = new Date(start + day);
    const lastSuccessAt = new Date(start - 30 * day);
    expect(planRetry({ retryAt, lastSuccessAt, now, random: 0 })).toEqual(retryAt);
    expect(planRetry({ retryAt, lastSuccessAt, now, random: 1 }).getTime()).toBe(start + day + 5 * minute);
  });
});
