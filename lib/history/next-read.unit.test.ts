import { describe, expect, it } from "vitest";
import { type HeardPlay, historyLength, planNextRead, planRetry } from "./next-read";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse("2026-11-21T00:00:00.000Z");

type History = { durationMs?: number; apart?: number; added?: number };

/** A full history, the newest play now, each `apart` after the one before; the newest `added` are new. */
const history = ({ durationMs = 3.5 * minute, apart = durationMs, added = 0 }: History = {}): HeardPlay[] =>
  Array.from({ length: historyLength }, (_, index) => ({
    playedAt: new Date(start - index * apart),
    durationMs,
    isNew: index < added,
  }));

const wait = (plays: HeardPlay[], { isPlaying = false, random = 0 } = {}) =>
  (planNextRead({ plays, isPlaying, now: new Date(start), random }).getTime() - start) / minute;

describe("the next read of a history", () => {
  it.each([
    ["of somebody who never played anything is before fifty tracks of 3:30 are over", [], 157.5],
    ["of somebody idle is before fifty of their ordinary tracks are over", history(), 157.5],
    ["comes sooner where tracks are short", history({ durationMs: 2.5 * minute }), 112.5],
    ["comes sooner to who skips", history({ apart: 3 * minute }), 135.45],
    ["does not count on tracks to stay long", history({ durationMs: 20 * minute }), 225],
    ["does not count on tracks to stay very short", history({ durationMs: minute }), 90],
    ["leaves a quarter of the time to a listener whose history was full", history({ added: 50 }), 131.25],
    ["leaves less to one whose history was half full", history({ added: 25 }), 144.375],
    ["takes new plays at the pace in which they came", history({ added: 50, apart: minute }), 39.375],
    ["does not take a pause between plays for a slow track", history({ added: 25, apart: hour }), 144.375],
    ["is never sooner than in twenty minutes", history({ added: 50, durationMs: minute, apart: 1_000 }), 20],
  ])("%s", (_, plays, minutes) => {
    expect(wait(plays)).toBeCloseTo(minutes, 2);
  });

  it("is as soon for somebody who is seen playing as after a full history", () => {
    expect(wait(history(), { isPlaying: true })).toBeCloseTo(131.25, 2);
  });

  it("is moved little by one long mix among ordinary tracks", () => {
    const [first, ...others] = history();
    expect(
      wait([{ ...(first as HeardPlay), playedAt: new Date(start + hour), durationMs: hour }, ...others]),
    ).toBeCloseTo(158.85, 2);
  });

  it("is spread by up to a twenty-fifth of the time, never later", () => {
    expect(wait(history(), { random: 1 })).toBeCloseTo(151.2, 2);
  });
});

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** All plays of some days: `listensAt` says at which times of a day music runs, `skips` how many tracks are cut short. */
function listener(days: number, listensAt: (timeOfDay: number) => boolean, skips = 0, random = seeded(7)) {
  const plays: { endedAt: number; durationMs: number }[] = [];
  for (let at = start; at < start + days * day; ) {
    if (!listensAt((at - start) % day)) {
      at += minute;
      continue;
    }
    // Two to five minutes, as songs are.
    const durationMs = Math.round((2 + random() * 3) * minute);
    at += random() < skips ? minute : durationMs;
    plays.push({ endedAt: at, durationMs });
  }
  return plays;
}

/** Reads a listener's history whenever it is due, up to a minute late. */
function readAlong(plays: ReturnType<typeof listener>, days: number, random = seeded(11)) {
  const seen = new Set<number>();
  let reads = 0;
  for (let at = start; at < start + days * day; ) {
    reads++;
    const kept = plays.filter(play => play.endedAt <= at).slice(-historyLength);
    const heard = kept.reverse().map(({ endedAt, durationMs }) => ({
      playedAt: new Date(endedAt),
      durationMs,
      isNew: !seen.has(endedAt),
    }));
    for (const { playedAt } of heard) seen.add(playedAt.getTime());
    const due = planNextRead({ plays: heard, isPlaying: false, now: new Date(at), random: random() });
    at = due.getTime() + Math.round(random() * minute);
  }
  // What was played after the last read is for the next one.
  const lost = plays.filter(play => !seen.has(play.endedAt) && play.endedAt < Math.max(...seen)).length;
  return { callsADay: reads / days, lost };
}

describe("over a month", () => {
  const days = 30;
  const from = (first: number, last: number) => (time: number) => time >= first * hour && time < last * hour;
  it.each([
    ["nobody", () => false, 9, 9.5],
    ["an evening listener", from(19, 22), 9, 10],
    ["somebody with music at work", from(9, 17), 9, 10],
    ["a heavy listener", from(7, 23), 10, 11],
    ["a listener without sleep", () => true, 10, 11],
  ] as const)("reads %s often enough and no oftener", (_, listensAt, least, most) => {
    const { callsADay, lost } = readAlong(listener(days, listensAt), days);
    expect(lost).toBe(0);
    expect(callsADay).toBeGreaterThan(least);
    expect(callsADay).toBeLessThan(most);
  });

  it("reads somebody oftener who skips every other track", () => {
    const plays = listener(days, from(19, 22), 0.5);
    const { callsADay, lost } = readAlong(plays, days);
    expect(lost / plays.length).toBeLessThan(0.01);
    expect(callsADay).toBeLessThan(15);
  });

  it("loses nothing of somebody who begins to listen at any moment after days of silence", () => {
    for (let begin = 2 * day; begin < 2 * day + 4 * hour; begin += 7 * minute) {
      const plays = Array.from({ length: 200 }, (_, index) => ({
        endedAt: start + begin + (index + 1) * 3.5 * minute,
        durationMs: 3.5 * minute,
      }));
      expect(readAlong(plays, 3).lost).toBe(0);
    }
  });
});

describe("the next try after a read that failed", () => {
  const now = new Date(start);
  const tryAfter = (wellFor: number) =>
    planRetry({ retryAt: undefined, wellSince: new Date(start - wellFor), now, random: 1 }).getTime() - start;
  it.each([
    ["comes soon while it has just worked", minute, 10 * minute],
    ["comes after a quarter of the time that has passed without a read", 4 * hour, hour],
    ["comes four times a day at last", 30 * day, 6 * hour],
  ])("%s", (_, wellFor, expected) => {
    expect(tryAfter(wellFor)).toBe(expected);
  });

  it("is when Spotify opens again, and up to five minutes later", () => {
    const retryAt = new Date(start + day);
    const wellSince = new Date(start - 30 * day);
    expect(planRetry({ retryAt, wellSince, now, random: 0 })).toEqual(retryAt);
    expect(planRetry({ retryAt, wellSince, now, random: 1 }).getTime()).toBe(start + day + 5 * minute);
  });
});
