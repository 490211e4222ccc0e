import { deal } from "./deal";
import type { History } from "./history";
import { artistsByCount, type Library } from "./library";
import type { Random } from "./random";

/** Returns the earliest slot at which an artist's part may start, so that its tracks have rested and the gap is kept. */
function earliestPart(
  { size, firsts, byArtist }: Library,
  history: History,
  artist: number,
  gap: number,
): number {
  const tracks = byArtist.subarray(firsts[artist], firsts[artist + 1]);
  const distance = size / tracks.length;
  const gapSlot = tracks.length > 1 ? gap * distance - (history.artistAge[artist] as number) : 0;
  const earliestSlots = Array.from(tracks, track => history.earliest[track] as number).sort(
    (one, other) => one - other,
  );
  return earliestSlots.reduce(
    (latest, slot, play) => Math.max(latest, slot - play * distance),
    Math.max(0, gapSlot),
  );
}

/**
 * Deals the parts of the pattern again among artists with equally many tracks; a part is the slots of one artist. These parts are
 * interchangeable, so the pattern stays fair while each artist gets a part that suits the history. For artists with one track,
 * every permitted deal is equally likely. O(n log n).
 */
export function swapEqualArtists(
  slots: Int32Array,
  library: Library,
  history: History,
  gap: number,
  random: Random,
): Int32Array {
  const { firsts } = library;
  const earliest = new Float64Array(firsts.length - 1);
  const firstSlot = (part: number) => slots[firsts[part] as number] as number;
  const result = slots.slice();
  for (const artists of artistsByCount(library).values()) {
    for (const artist of artists) earliest[artist] = earliestPart(library, history, artist, gap);
    const parts = artists.toSorted((one, other) => firstSlot(one) - firstSlot(other));
    deal(parts.map(firstSlot), artists, earliest, random).forEach((artist, index) => {
      const part = parts[index] as number;
      result.set(slots.subarray(firsts[part], firsts[part + 1]), firsts[artist]);
    });
  }
  return result;
}
