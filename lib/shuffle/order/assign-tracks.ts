import { deal } from "./deal";
import type { Library } from "./library";
import type { Random } from "./random";

/** Number of places on either side in which a track of the same group counts as close. */
const reach = 16;
/** Number of swaps tried to move a track away from its group. */
const attempts = 8;

/** The tracks of one artist in playing order, seen as a circle. A group is an album or a recording. */
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

  private groupAt(place: number): number {
    return this.groupOf[this.tracks[place] as number] as number;
  }

  /** Returns how close the nearest track of the same group is: 0 at the even distance, near 1 side by side. */
  private closeness(place: number): number {
    const { length } = this.tracks;
    const group = this.groupAt(place);
    const even = Math.min(reach, Math.floor(length / (this.counts.get(group) as number)));
    for (let away = 1; away < even; away++) {
      const after = place + away < length ? place + away : place + away - length;
      const before = place >= away ? place - away : place - away + length;
      if (this.groupAt(after) === group || this.groupAt(before) === group) return 1 - away / even;
    }
    return 0;
  }

  private mayMove(from: number, to: number): boolean {
    return (this.earliest[this.tracks[from] as number] as number) <= (this.slots[to] as number);
  }

  private swap(one: number, other: number): void {
    const track = this.tracks[one] as number;
    this.tracks[one] = this.tracks[other] as number;
    this.tracks[other] = track;
  }

  /** Swaps close tracks with random others where that moves groups apart and no track comes too early. */
  pullApart(random: Random): void {
    const { length } = this.tracks;
    if (this.counts.size === 1 || this.counts.size === length) return;
    const start = random.integerBelow(length);
    for (let turn = 0; turn < length; turn++) {
      const place = (start + turn) % length;
      let close = this.closeness(place);
      for (let attempt = 0; attempt < attempts && close > 0; attempt++) {
        const other = random.integerBelow(length);
        if (!this.mayMove(place, other) || !this.mayMove(other, place)) continue;
        const both = close + this.closeness(other);
        this.swap(place, other);
        close = this.closeness(place);
        if (close + this.closeness(other) < both) continue;
        this.swap(place, other);
        close = this.closeness(place);
      }
    }
  }
}

/**
 * Assigns each artist's tracks to its slots: deals them at random, none too early, then pulls albums and copies of one
 * recording apart. Seeing the slots as a circle favors no track. O(n log n).
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
    const own = slots.subarray(firsts[artist], firsts[artist + 1]);
    const tracks = deal(own, byArtist.subarray(firsts[artist], firsts[artist + 1]), earliest, random);
    if (tracks.length > 3) {
      new ArtistCircle(tracks, own, earliest, albumOf).pullApart(random);
      if (recordings.size < size) new ArtistCircle(tracks, own, earliest, recordingOf).pullApart(random);
    }
    tracks.forEach((track, play) => {
      order[own[play] as number] = track;
    });
  }
  return order;
}
