import { assignTracks } from "./assign-tracks";
import { chooseCut } from "./cut";
import { enforceGaps } from "./enforce-gaps";
import { type RecentPlay, readHistory } from "./history";
import { readLibrary, type Track } from "./library";
import { rotate, slotsOf } from "./pattern";
import { seededRandom } from "./random";
import { repair } from "./repair";
import { defaultSpread, ring, type Spread } from "./ring";
import { swapEquals } from "./swap-equals";

type ShuffleOptions = Partial<Spread> & {
  /** The same seed, list and history give the same order on every engine. */
  seed: string;
  /** The set that was played before this one, as indices into the list; an index outside of it stands for a track that left. */
  previousOrder?: ArrayLike<number>;
  /** What was heard elsewhere. */
  recentPlays?: readonly RecentPlay[];
  /** How long the list is of which this one is the rest. */
  restOf?: number;
};

/**
 * An order of a list, as indices, that sounds random: as people mean it, not as dice do.
 *
 * It promises
 * - each track once, and neighbours of one artist as few as can be, always, over the border of two sets too;
 * - rest: a track comes again when 60 % of the list has come since; only keeping artists apart comes before that;
 * - spread: artists keep 86 % of their even distance in the mean, less on small lists; albums, guests and copies do not touch where that can be;
 * - fairness: without a history every track has the same chance at every slot (exactly, if fewer than half of it are by
 *   one artist and nothing but artists had to be kept apart);
 * - surprise: what follows an artist says little about what follows it the next time.
 *
 * How: artists are spread on a circle (`ring`), which is cut open (`chooseCut`); those with equally many tracks swap parts
 * to suit what was heard (`cast`); what must still move does (`settle`); each artist's tracks take its slots (`lineUp`);
 * neighbours that share a guest or an album are swapped away (`repair`). History chooses who plays what in a fair pattern
 * and hardly ever delays: delays would pile up at the end, set after set.
 *
 * O(n log n), no clock, no other source of chance than the seed.
 */
export function shuffle(tracks: readonly Track[], options: ShuffleOptions): number[] {
  if (tracks.length < 2) return [...tracks.keys()];
  const { seed, previousOrder, recentPlays, step = defaultSpread.step, gap = defaultSpread.gap } = options;
  const random = seededRandom(seed);
  const library = readLibrary(tracks);
  const history = readHistory(library, previousOrder, recentPlays, options.restOf);
  const circle = ring(library, { step, gap }, random);
  const pattern = rotate(circle, chooseCut(circle, library, history.artistAge, random));
  const parts = swapEquals(slotsOf(pattern, library.firsts), library, history, gap, random);
  const slots = enforceGaps(parts, library, history);
  const order = assignTracks(slots, library, history.earliest, random);
  repair(order, library, history.earliest, history.lastTrack, random);
  return [...order];
}
