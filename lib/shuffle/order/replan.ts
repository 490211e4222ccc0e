import { type Group, newGroups } from "./group";
import { type Library, readLibrary, type Track } from "./library";
import { type Random, seededRandom } from "./random";
import { repair } from "./repair";
import { defaultSpread } from "./ring";
import { schedule } from "./scheduler";

/** Number of random places tried for an added track. */
const candidates = 12;
/** Share of its even distance that an artist keeps after an edit, at the default spread; tracks that are closer are moved. */
const minGapShare = 0.6;
/** The same for an artist with an added track, for which its other tracks must make room. */
const minGapShareWithAdded = 0.8;

/** Counts the sorted places that come before this one (binary search). */
function rank(places: readonly number[], place: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Finds the random place farthest from the given ones (Mitchell's best-candidate algorithm) and inserts it. Sees the set as
 * repeating, so that its ends do not seem to have more room than they have.
 */
function findRoom(places: number[], size: number, random: Random): number {
  const { length } = places;
  const previous = (places[length - 1] ?? Number.NEGATIVE_INFINITY) - size;
  const following = (places[rank(places, 0)] ?? Number.POSITIVE_INFINITY) + size;
  let [best, most] = [0, Number.NEGATIVE_INFINITY];
  for (let candidate = 0; candidate < candidates; candidate++) {
    const place = random.fraction() * size;
    const above = rank(places, place);
    const room = Math.min(place - (places[above - 1] ?? previous), (places[above] ?? following) - place);
    if (room > most) [best, most] = [place, room];
  }
  places.splice(rank(places, best), 0, best);
  return best;
}

/** Returns the place at which each track is due: a planned track keeps its place, an added one goes where its artist leaves room. */
function placeTracks(
  library: Library,
  planned: number,
  played: readonly Track[],
  random: Random,
): Float64Array {
  const { size, artists, artistOf, firsts } = library;
  const placesOf: number[][] = Array.from({ length: firsts.length - 1 }, () => []);
  for (const [index, { artistIds }] of played.entries()) {
    const artist = artists.get(artistIds[0] ?? "");
    if (artist !== undefined) placesOf[artist] = [index - played.length];
  }
  const place = new Float64Array(size);
  for (let track = 0; track < size; track++) {
    const places = placesOf[artistOf[track] as number] as number[];
    if (track < planned) places.push(((track + 0.5) * size) / planned);
    place[track] = track < planned ? (places.at(-1) as number) : findRoom(places, size, random);
  }
  return place;
}

/**
 * Orders the rest of a set after an edit. Planned tracks stay in order where possible, added tracks land anywhere away from their
 * artist's other tracks, and neighbors by one artist are as few as possible. An added track whose recording was played in this set
 * is left out until the next set. O(n log n).
 *
 * @param played the set so far
 * @param upcoming the planned rest, without removed tracks
 * @param added the new tracks
 * @param options `gap`: the share of their even distance that artists keep
 */
export function replan<Row extends Track>(
  played: readonly Row[],
  upcoming: readonly Row[],
  added: readonly Row[],
  { seed, gap = defaultSpread.gap }: { seed: string; gap?: number },
): Row[] {
  const heard = new Set(played.map(({ id }) => id));
  const rows = [...upcoming, ...added.filter(({ id }) => !heard.has(id))];
  if (rows.length < 2) return rows;
  const random = seededRandom(seed);
  const library = readLibrary(rows, played.at(-1));
  const { size, firsts, byArtist, artistOf, artistAt } = library;
  const place = placeTracks(library, upcoming.length, played, random);
  const inOrder = (one: number, other: number) => (place[one] as number) - (place[other] as number);
  const groups = newGroups(firsts, artist => {
    const tracks = byArtist.subarray(firsts[artist], firsts[artist + 1]).sort(inOrder);
    const share = tracks.some(track => track >= upcoming.length) ? minGapShareWithAdded : minGapShare;
    return Math.max(1, Math.round((share * (gap / defaultSpread.gap) * size) / tracks.length));
  });
  const before = played.length > 0 ? size : undefined;
  const last = before === undefined ? null : (groups[artistOf[before] as number] as Group);
  const due = Float64Array.from(byArtist, track => place[track] as number);
  const earliest = new Int32Array(size);
  const pattern = schedule({ groups, groupOf: artistAt, due, earliest, last });
  const next = firsts.slice();
  const order = pattern.map(artist => byArtist[(next[artist] as number)++] as number);
  repair(order, library, earliest, before, random);
  return Array.from(order, track => rows[track] as Row);
}
