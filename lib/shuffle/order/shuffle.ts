import { assignTracks } from "./assign-tracks";
import { chooseCut } from "./cut";
import { enforceGaps } from "./enforce-gaps";
import { type RecentPlay, readHistory } from "./history";
import { readLibrary, type Track } from "./library";
import { rotate, slotsOf } from "./pattern";
import { seededRandom } from "./random";
import { repair } from "./repair";
import { defaultSpread, ring, type Spread } from "./ring";
import { swapEqualArtists } from "./swap-equals";

type ShuffleOptions = Partial<Spread> & {
  /** The same seed, list and history give the same order on every JavaScript engine. */
  seed: string;
  /** The set played before this one, as indices into the list. An index outside the list is a track that was removed. */
  previousOrder?: ArrayLike<number>;
  /** Plays from outside the shuffle. */
  recentPlays?: readonly RecentPlay[];
  /** The size of the whole list, if `tracks` is only the rest of it. */
  wholeListSize?: number;
};

/**
 * Shuffles a list so that the order sounds random to people. Returns indices.
 *
 * Guarantees:
 * - each track once, and as few neighbors by one artist as possible, from the last set to this one as well;
 * - rest: a track comes again only after 60 % of the list has played, unless that would make more neighbors by one artist;
 * - spread: artists keep on average 86 % of their even distance, less in small lists; tracks of one album, with a shared guest or
 *   of one recording are not neighbors if possible;
 * - fairness: without a history, every track has the same probability in every slot (exactly, if every artist has less than half
 *   of the list and only artists had to be kept apart);
 * - surprise: it is hard to predict which artist follows another artist.
 *
 * Steps: `ring` spreads the artists on a circle, `chooseCut` cuts it open, `swapEqualArtists` swaps the parts of artists with equally
 * many tracks to suit the history, `enforceGaps` moves plays that still break a rule, `assignTracks` gives each artist's slots to
 * its tracks, `repair` separates neighbors that share a guest or an album. The history selects parts of a fair pattern and hardly
 * ever delays a track, because delayed tracks would accumulate at the end of each set.
 *
 * O(n log n); no clock, and no random source other than the seed.
 */
export function shuffle(tracks: readonly Track[], options: ShuffleOptions): number[] {
  if (tracks.length < 2) return [...tracks.keys()];
  const { seed, previousOrder, recentPlays, step = defaultSpread.step, gap = defaultSpread.gap } = options;
  const random = seededRandom(seed);
  const library = readLibrary(tracks);
  const history = readHistory(library, previousOrder, recentPlays, options.wholeListSize);
  const circle = ring(library, { step, gap }, random);
  const pattern = rotate(circle, chooseCut(circle, library, history.artistAge, random));
  const swappedSlots = swapEqualArtists(slotsOf(pattern, library.firsts), library, history, gap, random);
  const slots = enforceGaps(swappedSlots, library, history);
  const order = assignTracks(slots, library, history.earliest, random);
  repair(order, library, history.earliest, history.lastTrack, random);
  return [...order];
}
