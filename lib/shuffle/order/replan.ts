import { type Group, newGroups } from "./group";
import { type Library, readLibrary, type Track } from "./library";
import { type Random, seededRandom } from "./random";
import { repair } from "./repair";
import { defaultSpread } from "./ring";
import { schedule } from "./scheduler";

/** The number of random positions tried for an added track. */
const candidateCount = 12;
/** The share of its even distance that an artist keeps after an edit, at the default spread. Closer tracks are moved. */
const minGapShare = 0.6;
/** The same share for an artist with an added track: the artist's other tracks make room for it. */
const minGapShareWithAdded = 0.8;

/** Counts the values below `position` in a sorted list (binary search). */
function countBelow(positions: readonly number[], position: number): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] as number) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Finds a random position far from the given positions (Mitchell's best-candidate algorithm) and inserts it. Treats the set as
 * repeating, so that its ends do not seem to have more room than they have.
 */
function insertFarFromOthers(positions: number[], size: number, random: Random): number {
  const { length } = positions;
  const previous = (positions[length - 1] ?? Number.NEGATIVE_INFINITY) - size;
  const following = (positions[countBelow(positions, 0)] ?? Number.POSITIVE_INFINITY) + size;
  let [best, largestDistance] = [0, Number.NEGATIVE_INFINITY];
  for (let candidate = 0; candidate < candidateCount; candidate++) {
    const position = random.fraction() * size;
    const nextIndex = countBelow(positions, position);
    const distance = Math.min(
      position - (positions[nextIndex - 1] ?? previous),
      (positions[nextIndex] ?? following) - position,
    );
    if (distance > largestDistance) [best, largestDistance] = [position, distance];
  }
  positions.splice(countBelow(positions, best), 0, best);
  return best;
}

/** Returns the due position of each track: planned tracks keep theirs, added tracks get one far from their artist's tracks. */
function positionTracks(
  library: Library,
  plannedCount: number,
  played: readonly Track[],
  random: Random,
): Float64Array {
  const { size, artists, artistOf, firsts } = library;
  const positionsOfArtist: number[][] = Array.from({ length: firsts.length - 1 }, () => []);
  for (const [index, { artistIds }] of played.entries()) {
    const artist = artists.get(artistIds[0] ?? "");
    if (artist !== undefined) positionsOfArtist[artist] = [index - played.length];
  }
  const position = new Float64Array(size);
  for (let track = 0; track < size; track++) {
    const positions = positionsOfArtist[artistOf[track] as number] as number[];
    if (track < plannedCount) positions.push(((track + 0.5) * size) / plannedCount);
    position[track] =
      track < plannedCount ? (positions.at(-1) as number) : insertFarFromOthers(positions, size, random);
  }
  return position;
}

/**
 * Orders the rest of a set after an edit. Planned tracks stay in order where possible, added tracks get random positions far from
 * their artist's other tracks, and there are as few neighbors by one artist as possible. An added track whose recording was
 * played in this set waits for the next set. O(n log n).
 *
 * @param played the tracks of the set that have been played
 * @param upcoming the planned tracks, without removed ones
 * @param added the new tracks
 * @param options `gap`: the share of their even distance that artists keep
 */
export function replan<Row extends Track>(
  played: readonly Row[],
  upcoming: readonly Row[],
  added: readonly Row[],
  { seed, gap = defaultSpread.gap }: { seed: string; gap?: number },
): Row[] {
  const playedIds = new Set(played.map(({ id }) => id));
  const rows = [...upcoming, ...added.filter(({ id }) => !playedIds.has(id))];
  if (rows.length < 2) return rows;
  const random = seededRandom(seed);
  const library = readLibrary(rows, played.at(-1));
  const { size, firsts, byArtist, artistOf, artistAt } = library;
  const position = positionTracks(library, upcoming.length, played, random);
  const inOrder = (one: number, other: number) => (position[one] as number) - (position[other] as number);
  const groups = newGroups(firsts, artist => {
    const tracks = byArtist.subarray(firsts[artist], firsts[artist + 1]).sort(inOrder);
    const share = tracks.some(track => track >= upcoming.length) ? minGapShareWithAdded : minGapShare;
    return Math.max(1, Math.round((share * (gap / defaultSpread.gap) * size) / tracks.length));
  });
  const before = played.length > 0 ? size : undefined;
  const last = before === undefined ? null : (groups[artistOf[before] as number] as Group);
  const due = Float64Array.from(byArtist, track => position[track] as number);
  const earliest = new Int32Array(size);
  const pattern = schedule({ groups, groupOf: artistAt, due, earliest, last });
  const next = firsts.slice();
  const order = pattern.map(artist => byArtist[(next[artist] as number)++] as number);
  repair(order, library, earliest, before, random);
  return Array.from(order, track => rows[track] as Row);
}
