import type { Library } from "./library";

/** A play from outside the shuffle. An age of 1 is the last play, 2 is the play before it, and so on. */
export type RecentPlay = { id: string; age: number };

export type History = {
  /** The earliest slot of each track. */
  earliest: Int32Array;
  /** The age of each artist's last play; infinite without a play. */
  artistAge: Float64Array;
  /** The track that was played last, if it is in the list. */
  lastTrack: number | undefined;
};

/** The share of the list that plays between two plays of a track. A larger share would make the sets too similar. */
export const restShare = 0.6;

/**
 * Computes the earliest slot of each track: a track rests until 60 % of the list has played since (for a recording with copies,
 * 60 % divided by the number of copies), and never plays twice in a row. An index of `previousOrder` outside the list still counts
 * as a play. `wholeListSize` is needed if `library` is only the rest of a list. O(n log n).
 *
 * Recordings have distinct ages, so the rule can always be kept: at slot q, at least q + 1 tracks plus 40 % of the list are allowed.
 */
export function readHistory(
  library: Library,
  previousOrder: ArrayLike<number> = [],
  recentPlays: readonly RecentPlay[] = [],
  wholeListSize = library.size,
): History {
  const { size, artistOf, recordingOf, recordings } = library;
  const plays = Array.from(recentPlays, ({ id, age }) => ({ recording: recordings.get(id), age }));
  for (let age = 1; age <= previousOrder.length; age++)
    plays.push({ recording: recordingOf[previousOrder[previousOrder.length - age] as number], age });
  plays.sort((one, other) => one.age - other.age);

  const ages = new Float64Array(recordings.size).fill(Number.POSITIVE_INFINITY);
  let youngest = 0;
  for (const { recording, age } of plays)
    if (recording !== undefined && ages[recording] === Number.POSITIVE_INFINITY)
      ages[recording] = youngest = Math.max(age, youngest + 1);

  const copies = new Int32Array(recordings.size);
  for (let track = 0; track < size; track++) (copies[recordingOf[track] as number] as number)++;
  const artistAge = new Float64Array(library.firsts.length - 1).fill(Number.POSITIVE_INFINITY);
  const earliest = new Int32Array(size);
  let lastTrack: number | undefined;
  for (let track = 0; track < size; track++) {
    const recording = recordingOf[track] as number;
    const artist = artistOf[track] as number;
    const age = ages[recording] as number;
    if (age === 1) lastTrack = track;
    const distance = Math.max(
      Math.ceil((restShare * wholeListSize) / (copies[recording] as number)),
      Math.min(2, size),
    );
    earliest[track] = Math.max(0, Math.min(size - 1, distance - age));
    artistAge[artist] = Math.min(age, artistAge[artist] as number);
  }
  return { earliest, artistAge, lastTrack };
}
