import { deal } from "./deal";
import type { Library } from "./library";
import type { Random } from "./random";

/** The distance below which two tracks of one group count as close, in tracks of their artist. */
const maxCloseDistance = 16;
/** The number of swaps tried to move a track away from its group. */
const maxAttempts = 8;

/** The tracks of one artist in playing order, treated as a circle. A group is an album or a recording. */
class ArtistCircle {
  private readonly counts = new Map<number, number>();

  constructor(
    private readonly tracks: number[],
    private readonly slots: Int32Array,
    private readonly earliest: Int32Array,
    private readonly groupOf: Int32Array,
  ) {
    for (const track of tracks) {
      const group = groupOf[track] as number;
      this.counts.set(group, (this.counts.get(group) ?? 0) + 1);
    }
  }

  private groupAt(index: number): number {
    return this.groupOf[this.tracks[index] as number] as number;
  }

  /** Returns how close the nearest track of the same group is: 0 at the even distance or farther, almost 1 for neighbors. */
  private closeness(index: number): number {
    const { length } = this.tracks;
    const group = this.groupAt(index);
    const evenDistance = Math.min(maxCloseDistance, Math.floor(length / (this.counts.get(group) as number)));
    for (let distance = 1; distance < evenDistance; distance++) {
      const after = index + distance < length ? index + distance : index + distance - length;
      const before = index >= distance ? index - distance : index - distance + length;
      if (this.groupAt(after) === group || this.groupAt(before) === group) return 1 - distance / evenDistance;
    }
    return 0;
  }

  private mayMove(index: number, newIndex: number): boolean {
    return (this.earliest[this.tracks[index] as number] as number) <= (this.slots[newIndex] as number);
  }

  private swap(one: number, other: number): void {
    const track = this.tracks[one] as number;
    this.tracks[one] = this.tracks[other] as number;
    this.tracks[other] = track;
  }

  /** Swaps close tracks with random other tracks if that separates groups and no track comes too early. */
  separateGroups(random: Random): void {
    const { length } = this.tracks;
    if (this.counts.size === 1 || this.counts.size === length) return;
    const start = random.integerBelow(length);
    for (let turn = 0; turn < length; turn++) {
      const index = (start + turn) % length;
      let closeness = this.closeness(index);
      for (let attempt = 0; attempt < maxAttempts && closeness > 0; attempt++) {
        const other = random.integerBelow(length);
        if (!this.mayMove(index, other) || !this.mayMove(other, index)) continue;
        const closenessBefore = closeness + this.closeness(other);
        this.swap(index, other);
        closeness = this.closeness(index);
        if (closeness + this.closeness(other) < closenessBefore) continue;
        this.swap(index, other);
        closeness = this.closeness(index);
      }
    }
  }
}

/**
 * Assigns each artist's tracks to its slots: deals them at random, none too early, then separates tracks of one album and copies
 * of one recording. Treating the slots as a circle favors no track. O(n log n).
 */
export function assignTracks(
  slots: Int32Array,
  library: Library,
  earliest: Int32Array,
  random: Random,
): Int32Array {
  const { size, firsts, byArtist, albumOf, recordingOf, recordings } = library;
  const order = new Int32Array(size);
  for (let artist = 0; artist + 1 < firsts.length; artist++) {
    const artistSlots = slots.subarray(firsts[artist], firsts[artist + 1]);
    const tracks = deal(artistSlots, byArtist.subarray(firsts[artist], firsts[artist + 1]), earliest, random);
    if (tracks.length > 3) {
      new ArtistCircle(tracks, artistSlots, earliest, albumOf).separateGroups(random);
      if (recordings.size < size)
        new ArtistCircle(tracks, artistSlots, earliest, recordingOf).separateGroups(random);
    }
    tracks.forEach((track, play) => {
      order[artistSlots[play] as number] = track;
    });
  }
  return order;
}
