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
  isBatchUnknown: boolean;
  committedId: string | null;
  committedInRow: number;
  startedAt: Date | null;
  pausedAtMs: number | null;
  editedAt: Date | null;
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
/** The number of committed songs in a row after which a new batch replaces them, at the start of a song. */
const maxCommittedInRow = 10;
const newSongMs = 6_000;

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

/** Returns the milliseconds that are left of the present song. */
export const leftOf = (feed: Feed, now: number): number =>
  (feed.current?.durationMs || usualDurationMs) - positionOf(feed, now);

/** Plans what to do while Spotify's next song is not the queue's. */
function planDifference(feed: Feed, now: number): { action: FeedPlan["action"]; inMs: number } {
  const { upcoming, editedAt, committedId, committedInRow } = feed;
  const leftMs = leftOf(feed, now);
  const nextSongMs = Math.max(leftMs, 0) + startMarginMs;
  // Spotify has a song already, which plays before anything that could be done now.
  if (committedId) return { action: null, inMs: nextSongMs };
  const [next] = upcoming;
  if (next && committedInRow >= maxCommittedInRow && positionOf(feed, now) < newSongMs)
    return { action: "restart", inMs: 0 };
  if (leftMs < tooLateMs) return { action: null, inMs: nextSongMs };
  const restlessMs = editedAt ? Math.max(0, quietMs - (now - editedAt.getTime())) : 0;
  const lateMs = Math.max(0, leftMs - commitBeforeEndMs);
  const waitMs = !next || next.isManual ? restlessMs : Math.max(restlessMs, lateMs);
  const dueMs = Math.min(waitMs, leftMs - tooLateMs);
  return { action: next ? "commit" : "restart", inMs: dueMs };
}

/**
 * Plans the next step of feeding the queue to Spotify, from predicted times: nothing while Spotify plays what the queue says, otherwise a
 * commit shortly before the end of the last song that matches.
 */
export function planFeed(feed: Feed, now: number): FeedPlan {
  const matching = countMatching(feed);
  const leftMs = leftOf(feed, now);
  const lookIn = (ms: number) => new Date(now + Math.max(ms, 1_000));
  if (matching === 0) {
    const { action, inMs } = planDifference(feed, now);
    if (inMs > 1_000 || !action) return { action: null, lookAt: lookIn(inMs) };
    return { action, lookAt: null };
  }
  const { upcoming, committedId, committedInRow } = feed;
  if (matching === null && upcoming.length < feedLength - 1 && !isEndless(feed))
    return { action: null, lookAt: committedId ? lookIn(leftMs + startMarginMs) : null };
  const count = matching ?? upcoming.length;
  const durations = upcoming.slice(0, count).map(({ durationMs }) => durationMs || usualDurationMs);
  const lastStartMs = Math.max(0, leftMs) + sum(durations.slice(0, -1)) + startMarginMs;
  const endMs = Math.max(0, leftMs) + sum(durations);
  if (committedId && count === 1 && committedInRow >= maxCommittedInRow)
    return { action: null, lookAt: lookIn(leftMs + startMarginMs) };
  // The songs of the batch after an emptied queue are dropped at the start of its last song.
  const lateMs = matching === upcoming.length ? lastStartMs : endMs - commitBeforeEndMs;
  const dueMs = endMs > farMs ? endMs * checkedPart : Math.max(lateMs, lastStartMs);
  return { action: null, lookAt: lookIn(dueMs) };
}

/** Returns when to look at the player next: soon if something is due now. */
export function nextLook(feed: Feed, soonMs = 1_000): Date | null {
  const now = Date.now();
  const { action, lookAt } = planFeed(feed, now);
  return action ? new Date(now + soonMs) : lookAt;
}
