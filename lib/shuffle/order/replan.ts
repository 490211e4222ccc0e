import { type Group, newGroups } from "./group";
import { type Library, readLibrary, type Track } from "./library";
import { type Random, seededRandom } from "./random";
import { repair } from "./repair";
import { defaultSpread } from "./ring";
import { schedule } from "./scheduler";

/** How many places an added track looks at. */
const candidates = 12;
/**
 * How much of an artist's even distance an edit must leave: its tracks are moved where it leaves less. More for those who
 * got a new track, which the others must make room for. With the usual gap; a list that keeps less is held to less.
 */
const minGapShare = 0.6;
const minGapShareWithAdded = 0.8;

/** How many of some places, in order, come before this one. */
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
 * Of a few random places the one farthest from the others (Mitchell's best candidate), which it joins. The set is followed
 * by another like it: else the ends would seem to have more room than they do.
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

/** When each track is due: what was planned where it is, what was added where its artist leaves room. */
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
 * The rest of a set after an edit. What was planned and is still there stays in order as far as can be, what was added
 * lands anywhere, away from its artist's other tracks, and neighbours of one artist are as few as can be. An added track
 * that was played in this set already waits for the next one: it is left out. O(n log n).
 *
 * @param played the set so far @param upcoming what is left of the plan, without what was removed @param added new tracks
 * @param options `gap`: the share of their even distance that the set's artists keep
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
