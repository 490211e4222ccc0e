import { deal } from "./deal";
import type { Library } from "./library";
import type { Random } from "./random";

/** How far on either side a like track is looked for, and how many swaps are tried to be rid of one. */
const reach = 32;
const attempts = 8;

/** The tracks of one artist in the order they come, and the slots they come at. */
type Line = { tracks: number[]; slots: Int32Array; earliest: Int32Array };

/** How near a track's nearest like is, in the line seen as a circle: 0 if as far as can be, towards 1 if next to it. */
function closeness(tracks: number[], place: number, groupOf: Int32Array, counts: Map<number, number>): number {
  const { length } = tracks;
  const groupAt = (at: number) => groupOf[tracks[at] as number] as number;
  const group = groupAt(place);
  const even = Math.min(reach, Math.floor(length / (counts.get(group) as number)));
  for (let away = 1; away < even; away++)
    if (groupAt((place + away) % length) === group || groupAt((place - away + length) % length) === group)
      return 1 - away / even;
  return 0;
}

/** Swaps tracks with random others, as long as both stay fresh, where that takes like ones apart. */
function pullApart({ tracks, slots, earliest }: Line, groupOf: Int32Array, random: Random): void {
  const { length } = tracks;
  const counts = new Map<number, number>();
  for (const track of tracks) counts.set(groupOf[track] as number, (counts.get(groupOf[track] as number) ?? 0) + 1);
  if (counts.size === 1 || counts.size === length) return;
  const close = (place: number) => closeness(tracks, place, groupOf, counts);
  const mayMove = (from: number, to: number) =>
    (earliest[tracks[from] as number] as number) <= (slots[to] as number);
  const swap = (one: number, other: number) => {
    [tracks[one], tracks[other]] = [tracks[other] as number, tracks[one] as number];
  };
  const start = random.below(length);
  for (let turn = 0; turn < length; turn++) {
    const place = (start + turn) % length;
    for (let attempt = 0; attempt < attempts && close(place) > 0; attempt++) {
      const other = random.below(length);
      if (!mayMove(place, other) || !mayMove(other, place)) continue;
      const before = close(place) + close(other);
      swap(place, other);
      if (close(place) + close(other) >= before) swap(place, other);
    }
  }
}

/**
 * Gives each artist's slots to its tracks: dealt by chance as far as they are fresh, then albums and copies of one
 * recording pulled apart. All of it treats the line as a circle, so that no track is favoured. O(n log n).
 */
export function lineUp(slots: Int32Array, library: Library, earliest: Int32Array, random: Random): Int32Array {
  const { size, firsts, byArtist, albumOf, recordingOf, recordings } = library;
  const order = new Int32Array(size);
  for (let artist = 0; artist + 1 < firsts.length; artist++) {
    const own = slots.subarray(firsts[artist], firsts[artist + 1]);
    const tracks = deal(own, byArtist.subarray(firsts[artist], firsts[artist + 1]), earliest, random);
    if (tracks.length > 3) pullApart({ tracks, slots: own, earliest }, albumOf, random);
    if (tracks.length > 3 && recordings.size < size) pullApart({ tracks, slots: own, earliest }, recordingOf, random);
    tracks.forEach((track, play) => {
      order[own[play] as number] = track;
    });
  }
  return order;
}
