import { fewCalls, hardlyAnyCalls } from "@/lib/spotify/budget";

/** An upcoming entry, as far as feeding needs it. */
export type Upcoming = {
  id: string;
  uri: string;
  isManual: boolean;
  shuffleId: string | null;
  durationMs: number;
};

/** The queue, and what Spotify will play as far as Tonearm knows. */
export type Feed = {
  current: { id: string; uri: string; durationMs: number } | null;
  /** The next entries, at most `feedLength`. */
  upcoming: Upcoming[];
  /** The songs of the batch that come next, at most `feedLength`. */
  batchRest: string[];
  /** The number of songs of the batch that have begun. */
  batchIndex: number;
  isBatchUnknown: boolean;
  committedId: string | null;
  committedInRow: number;
  startedAt: Date | null;
  pausedAtMs: number | null;
  lookedAt: Date | null;
  fadeMs: number | null;
  editedAt: Date | null;
  /** The calls about the player that are left today. */
  callsLeft: number;
  /** A shuffle deals more songs when the queue ends. */
  shuffleId: string | null;
  /** The list starts over when the queue ends. */
  repeats: boolean;
};

/** `commit`: add the next entry to Spotify's queue. `restart`: play the present song on with a new batch. */
export type FeedPlan = { action: "commit" | "restart" | null; lookAt: Date | null };

export const feedLength = 101;
/** The length of a song that Tonearm does not know. */
export const usualDurationMs = 210_000;
/** A song is committed this long before the present one ends: late, because Spotify never gives it back. */
const commitBeforeEndMs = 28_000;
/** After this time before the end, Spotify may already fade into its own next song, so it is too late. */
const tooLateMs = 15_000;
/** The time without edits after which a song queued by hand is committed. */
const quietMs = 10_000;
/** The time after a song's start in which a look surely sees it. */
const startMarginMs = 1_500;
/** Crossfade shortens songs by up to 6 %, so a far plan is checked before. */
const checkedPart = 0.9;
const farMs = 10 * 60_000;
/** A song is new this long, so that a new batch interrupts only its beginning. */
const newSongMs = 6_000;
/** The delay after a predicted start at which a new batch begins the song again, and the time in which it may. */
const changeMs = 300;
const maxChangeMs = 3_000;
/** The age of a look on which a new batch relies: the look before the commit. */
const trustedMs = 45_000;

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Returns the songs that Spotify will play. */
function horizonOf({ committedId, upcoming, batchRest, isBatchUnknown }: Feed): string[] {
  const committed = upcoming.find(({ id }) => id === committedId);
  return [...(committed ? [committed.uri] : []), ...(isBatchUnknown ? [] : batchRest)];
}

/** Returns the number of next songs that Spotify plays as the queue says; null if that are all. */
export function countMatching(feed: Feed): number | null {
  const horizon = horizonOf(feed);
  const { upcoming, isBatchUnknown } = feed;
  const index = upcoming.findIndex(({ uri }, position) => uri !== horizon[position]);
  if (index >= 0) return index;
  const hasMore = isEndless(feed) || isBatchUnknown || upcoming.length >= feedLength - 1;
  return horizon.length > upcoming.length && !hasMore ? upcoming.length : null;
}

/** Returns true if more songs come when the queue ends. */
export const isEndless = ({ shuffleId, repeats }: Feed) => shuffleId !== null || repeats;

/** Returns the milliseconds that have passed of the present song. */
export const positionOf = ({ startedAt, pausedAtMs }: Feed, now: number): number =>
  pausedAtMs ?? (startedAt ? now - startedAt.getTime() : 0);

/** Returns the milliseconds from the start of a song to the start of the next one. */
const lengthOf = ({ fadeMs }: Feed, durationMs = 0): number =>
  (durationMs || usualDurationMs) - (fadeMs ?? 0);

/** Returns the milliseconds until the next song begins. */
const leftOf = (feed: Feed, now: number): number =>
  lengthOf(feed, feed.current?.durationMs) - positionOf(feed, now);

/** Returns true if the batch contradicts the queue or has ended, so that every further song would have to be committed. */
function needsBatch(feed: Feed): boolean {
  const { committedId, upcoming, batchRest, isBatchUnknown } = feed;
  const matching = countMatching(feed);
  if (isBatchUnknown || matching === null) return false;
  const ofBatch = upcoming.some(({ id }) => id === committedId) ? matching - 1 : matching;
  return ofBatch < batchRest.length || batchRest.length === 0;
}

/**
 * Returns true if a look at the end of a batch's first song shows crossfade. Where songs come again and again, a far look tells which time
 * it is only if crossfade is known.
 */
const needsToLearn = ({ callsLeft, fadeMs, batchIndex, batchRest, current }: Feed): boolean =>
  fadeMs === null &&
  batchIndex === 1 &&
  callsLeft >= fewCalls &&
  !!current?.durationMs &&
  new Set(batchRest).size < batchRest.length;

/**
 * Returns what to feed: with hardly any calls left, the queue counts as what Spotify plays until the batch ends, so that no edit is
 * committed.
 */
function saveCalls(feed: Feed): Feed {
  const { callsLeft, upcoming, committedId, batchRest, isBatchUnknown } = feed;
  if (callsLeft >= hardlyAnyCalls || isBatchUnknown || batchRest.length === 0 || countMatching(feed) === null)
    return feed;
  const known = new Map(upcoming.map(entry => [entry.uri, entry]));
  const unknown = { id: "", isManual: false, shuffleId: null, durationMs: 0 };
  const committed = upcoming.filter(({ id }) => id === committedId);
  const ofBatch = batchRest.map(uri => known.get(uri) ?? { ...unknown, uri });
  return { ...feed, upcoming: [...committed, ...ofBatch, ...upcoming].slice(0, 2 * feedLength) };
}

/** Returns true at the start of a song from Spotify's queue, where a new batch costs one call and a commit of each song many. */
function isAtStart(feed: Feed, now: number): boolean {
  const { committedId, committedInRow, startedAt, editedAt } = feed;
  if (committedId || committedInRow === 0 || !startedAt || (editedAt && editedAt > startedAt)) return false;
  return positionOf(feed, now) < newSongMs && needsBatch(feed);
}

/** Returns true if the song in Spotify's queue has just begun, as the look before its commit predicts, and a new batch has to follow it. */
export function hasJustChanged(found: Feed, now: number): boolean {
  const feed = saveCalls(found);
  const { current, upcoming, committedId, pausedAtMs, lookedAt, fadeMs } = feed;
  if (!current?.durationMs || !committedId || upcoming[0]?.id !== committedId) return false;
  if (pausedAtMs !== null || fadeMs || !lookedAt || now - lookedAt.getTime() > trustedMs) return false;
  const overMs = -leftOf(feed, now);
  return overMs >= 0 && overMs < maxChangeMs && needsBatch(feed);
}

/** Plans what to do while Spotify's next song is not the queue's. */
function planDifference(feed: Feed, now: number): { action: FeedPlan["action"]; inMs: number } {
  const { upcoming, editedAt, committedId, callsLeft } = feed;
  const leftMs = leftOf(feed, now);
  const nextSongMs = Math.max(leftMs, 0) + startMarginMs;
  // Spotify has a song already, which plays before anything that could be done now.
  if (committedId) return { action: null, inMs: nextSongMs };
  const [next] = upcoming;
  const restlessMs = editedAt ? Math.max(0, quietMs - (now - editedAt.getTime())) : 0;
  if (leftMs < tooLateMs) return { action: null, inMs: Math.max(nextSongMs, restlessMs) };
  const lateMs = Math.max(0, leftMs - commitBeforeEndMs);
  // After a song that was only inserted, the batch goes on by itself.
  const isInserted =
    next?.isManual && callsLeft >= fewCalls && !needsBatch({ ...feed, committedId: next.id });
  const waitMs = !next || isInserted ? restlessMs : Math.max(restlessMs, lateMs);
  const dueMs = Math.min(waitMs, leftMs - tooLateMs);
  return { action: next ? "commit" : "restart", inMs: dueMs };
}

/**
 * Plans the next step of feeding the queue to Spotify, from predicted times: nothing while Spotify plays what the queue says, otherwise a
 * commit shortly before the end of the last song that matches.
 */
export function planFeed(found: Feed, now: number): FeedPlan {
  const feed = saveCalls(found);
  const matching = countMatching(feed);
  const leftMs = leftOf(feed, now);
  const lookIn = (ms: number) => new Date(now + Math.max(ms, 1_000));
  if (isAtStart(feed, now)) return { action: "restart", lookAt: null };
  if (matching === 0) {
    const { action, inMs } = planDifference(feed, now);
    if (inMs > 1_000 || !action) return { action: null, lookAt: lookIn(inMs) };
    return { action, lookAt: null };
  }
  const { upcoming, committedId, fadeMs, callsLeft } = feed;
  if (committedId && needsBatch(feed))
    return { action: null, lookAt: lookIn(leftMs + (fadeMs ? startMarginMs : changeMs)) };
  if (needsToLearn(feed)) return { action: null, lookAt: lookIn(leftMs + startMarginMs) };
  if (matching === null && upcoming.length < feedLength - 1 && !isEndless(feed))
    return { action: null, lookAt: committedId ? lookIn(leftMs + startMarginMs) : null };
  const count = matching ?? upcoming.length;
  const durations = upcoming.slice(0, count).map(({ durationMs }) => lengthOf(feed, durationMs));
  const starts = durations.map(
    (_, index) => Math.max(0, leftMs) + sum(durations.slice(0, index)) + startMarginMs,
  );
  const lastStartMs = starts.at(-1) ?? 0;
  const endMs = Math.max(0, leftMs) + sum(durations);
  // The songs of the batch after an emptied queue are dropped at the start of its last song.
  const lateMs = matching === upcoming.length ? lastStartMs : endMs - commitBeforeEndMs;
  if (endMs <= farMs) return { action: null, lookAt: lookIn(Math.max(lateMs, lastStartMs)) };
  const checkMs = endMs * checkedPart;
  const dueMs = callsLeft < fewCalls ? (starts.findLast(ms => ms <= checkMs) ?? checkMs) : checkMs;
  return { action: null, lookAt: lookIn(dueMs) };
}

/** Returns when to look at the player next: soon if something is due now. */
export function nextLook(feed: Feed, soonMs = 1_000): Date | null {
  const now = Date.now();
  const { action, lookAt } = planFeed(feed, now);
  return action ? new Date(now + soonMs) : lookAt;
}
