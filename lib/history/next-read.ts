/** Spotify keeps the last fifty plays of more than 30 seconds (https://github.com/spotify/web-api/issues/1405). */
export const historyLength = 50;

/** A play in Spotify's history. `isNew` is true if it was not stored before. */
export type HeardPlay = { playedAt: Date; durationMs: number; isNew: boolean };

type LastRead = {
  /** Spotify's history, newest first. */
  plays: HeardPlay[];
  /** True if music was playing at the last poll of the player. */
  isPlaying: boolean;
  now: Date;
  /** A random number from 0 to 1 that spreads reads which would be due at the same time. */
  random: number;
};

/** `lastSuccessAt` is the last successful read, or the person's consent if that is later. */
type FailedRead = { retryAt: Date | undefined; lastSuccessAt: Date; now: Date; random: number };

const minute = 60_000;
const defaultPlayMs = 3.5 * minute;
/** Limits of the assumed average length of the next fifty plays. */
const [minAverageMs, maxPlayMs] = [2 * minute, 5 * minute];
const minPlayMs = 30_000;
const minWaitMs = 20 * minute;
/** The share of the wait that is kept in reserve: for shorter tracks than expected, and for listeners also for a failed read. */
const [idleReserve, listenerReserve] = [0.1, 0.25];
const spread = 0.04;

/** Estimates the duration of each play: the time since the previous play, but at most the length of its track. */
const playTimes = (plays: HeardPlay[]) =>
  plays.map(({ playedAt, durationMs }, index) => {
    const previous = plays[index + 1];
    const gap = previous ? playedAt.getTime() - previous.playedAt.getTime() : durationMs;
    return Math.max(minPlayMs, Math.min(gap, durationMs, maxPlayMs));
  });

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/**
 * Returns when to read a person's history again so that no play is lost: before fifty more plays can have happened. Assumes that
 * new plays continue at their pace and the rest of the fifty at the person's average pace. An idle person may start to listen
 * right after this read, so no wait is longer than fifty plays. A day costs about 9 reads without listening and 11 with music
 * all day.
 * @returns a time between 20 minutes and somewhat over four hours after `now`
 */
export function planNextRead({ plays, isPlaying, now, random }: LastRead): Date {
  const times = playTimes(plays);
  const average = times.length > 0 ? Math.max(minAverageMs, sum(times) / times.length) : defaultPlayMs;
  const newTimes = times.filter((_, index) => plays[index]?.isNew);
  const fullAfterMs = sum(newTimes) + (historyLength - newTimes.length) * average;
  const listeningShare = isPlaying ? 1 : newTimes.length / historyLength;
  const reserve = idleReserve + (listenerReserve - idleReserve) * listeningShare;
  const waitMs = fullAfterMs * (1 - reserve) * (1 - spread * random);
  return new Date(now.getTime() + Math.max(minWaitMs, waitMs));
}

/**
 * Returns when to retry after a failed read: soon after Spotify's cooldown ends, otherwise after a quarter of the time since
 * the last success, so that lasting problems cost fewer and fewer calls.
 * @returns a time between 10 minutes and 6 hours after `now`, or up to 5 minutes after `retryAt`
 */
export function planRetry({ retryAt, lastSuccessAt, now, random }: FailedRead): Date {
  if (retryAt) return new Date(retryAt.getTime() + random * 5 * minute);
  const failingForMs = now.getTime() - lastSuccessAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(10 * minute, failingForMs / 4), 360 * minute));
}
