/**
 * Spotify keeps the last fifty plays of more than 30 seconds; there is nothing before them
 * (https://github.com/spotify/web-api/issues/1405).
 */
export const historyLength = 50;

/** A play as Spotify's history has it; `isNew`: no read has seen it before. */
export type HeardPlay = { playedAt: Date; durationMs: number; isNew: boolean };

type LastRead = {
  /** What the history held, newest first. */
  plays: HeardPlay[];
  /** The person was seen listening just now. */
  isPlaying: boolean;
  now: Date;
  /** 0 to 1: spreads people who would be read at the same moment. */
  random: number;
};

/** `wellSince`: the last read that succeeded, or the person's consent where that is later. */
type FailedRead = { retryAt: Date | undefined; wellSince: Date; now: Date; random: number };

const minute = 60_000;
const ordinaryMs = 3.5 * minute;
/** Nobody's next fifty plays are counted on to be as short or as long as these on average. */
const [leastOrdinaryMs, mostOrdinaryMs] = [2 * minute, 5 * minute];
const shortestPlayMs = 30_000;
const soonestMs = 20 * minute;
/** The part of the time that is not used up: by the idle for tracks that vary, by listeners also for a read that fails. */
const [reserveOfIdle, reserveOfListener] = [0.1, 0.25];
const spread = 0.04;

/** How long each play took: as far as the one before it, where it was skipped; its length, where a pause lies between. */
const timesTaken = (plays: HeardPlay[]) =>
  plays.map(({ playedAt, durationMs }, index) => {
    const before = plays[index + 1];
    const gap = before ? playedAt.getTime() - before.playedAt.getTime() : durationMs;
    return Math.max(shortestPlayMs, Math.min(gap, durationMs, mostOrdinaryMs));
  });

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/**
 * When to read a person's history again so that no play leaves it unread: before fifty more fit into the time. The new
 * plays count with the pace in which they came, the rest of fifty with the person's ordinary pace. Who does not listen may
 * have begun the moment after this read, so no wait is longer than fifty plays are: a day costs some 9 reads without listening,
 * 11 with music all day.
 * @returns a moment between 20 minutes and a good four hours after `now`
 */
export function planNextRead({ plays, isPlaying, now, random }: LastRead): Date {
  const took = timesTaken(plays);
  const ordinary = took.length > 0 ? Math.max(leastOrdinaryMs, sum(took) / took.length) : ordinaryMs;
  const newOnes = took.filter((_, index) => plays[index]?.isNew);
  const fillsIn = sum(newOnes) + (historyLength - newOnes.length) * ordinary;
  const listening = isPlaying ? 1 : newOnes.length / historyLength;
  const reserve = reserveOfIdle + (reserveOfListener - reserveOfIdle) * listening;
  const wait = fillsIn * (1 - reserve) * (1 - spread * random);
  return new Date(now.getTime() + Math.max(soonestMs, wait));
}

/**
 * When to try again after a read that failed: when Spotify opens, people of one app not all at once; otherwise after a
 * quarter of the time for which it has not worked by now, so that what lasts is asked less and less.
 * @returns a moment between 10 minutes and 6 hours after `now`, or up to 5 minutes after `retryAt`
 */
export function planRetry({ retryAt, wellSince, now, random }: FailedRead): Date {
  if (retryAt) return new Date(retryAt.getTime() + random * 5 * minute);
  const failingFor = now.getTime() - wellSince.getTime();
  return new Date(now.getTime() + Math.min(Math.max(10 * minute, failingFor / 4), 360 * minute));
}
