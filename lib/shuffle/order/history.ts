import type { Library } from "./library";

/** A play that the list itself does not know of: `age` plays ago, 1 for the one just heard. */
export type RecentPlay = { id: string; age: number };

export type History = {
  /** The slot before which each track should not come. */
  earliest: Int32Array;
  /** How many plays ago each artist was heard, infinite if never. */
  artistAge: Float64Array;
  /** The track that was played last of all, if it is in the list. */
  lastTrack: number | undefined;
};

/** How much of the list comes between two plays of a track. More makes the next set a replay of the last one. */
export const restShare = 0.6;

/**
 * Turns what was heard into the earliest slot of each track: the one at which 60 % of the list has come since (a share of
 * that for a recording with copies), and no track comes twice running. Of `previousOrder` an index outside the list keeps
 * its place in time. Where the list is what is left of another one, 60 % of that one have to come. O(n log n).
 *
 * Recordings get distinct ages, so this can always be kept: at slot q at least q + 1 + 40 % of the list may come.
 */
export function readHistory(
  library: Library,
  previousOrder: ArrayLike<number> = [],
  recentPlays: readonly RecentPlay[] = [],
  restOf = library.size,
): History {
  const { size, artistOf, recordingOf, recordings } = library;
  const heard = Array.from(recentPlays, ({ id, age }) => ({ recording: recordings.get(id), age }));
  for (let age = 1; age <= previousOrder.length; age++)
    heard.push({ recording: recordingOf[previousOrder[previousOrder.length - age] as number], age });
  heard.sort((one, other) => one.age - other.age);

  const ages = new Float64Array(recordings.size).fill(Number.POSITIVE_INFINITY);
  let youngest = 0;
  for (const { recording, age } of heard)
    if (recording !== undefined && ages[recording] === Number.POSITIVE_INFINITY)
      ages[recording] = youngest = Math.max(age, youngest + 1);

  const copies = new Int32Array(recordings.size);
  for (let track = 0; track < size; track++) (copies[recordingOf[track] as number] as number)++;
  const artistAge = new Float64Array(library.firsts.length - 1).fill(Number.POSITIVE_INFINITY);
  const earliest = new Int32Array(size);
  let before: number | undefined;
  for (let track = 0; track < size; track++) {
    const recording = recordingOf[track] as number;
    const artist = artistOf[track] as number;
    const age = ages[recording] as number;
    if (age === 1) before = track;
    const distance = Math.max(
      Math.ceil((restShare * restOf) / (copies[recording] as number)),
      Math.min(2, size),
    );
    earliest[track] = Math.max(0, Math.min(size - 1, distance - age));
    artistAge[artist] = Math.min(age, artistAge[artist] as number);
  }
  return { earliest, artistAge, lastTrack: before };
}
