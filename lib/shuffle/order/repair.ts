import type { Library } from "./library";
import type { Random } from "./random";

/** Number of swaps tried for one clash. */
const maxAttempts = 32;
/** Number of swaps tried in all, per track: bounds the cost of lists in which nothing fits. */
const budgetPerTrack = 32;
/** Weight of neighbors by the same artist, above any sum of other clashes. */
const sameArtistWeight = 1000;

/** An order whose tracks can be swapped. */
class Neighbors {
  private readonly slotOf: Int32Array;
  /** Tracks of artists with one track: they can replace each other. */
  private readonly singles: Int32Array;
  private left: number;

  constructor(
    private readonly order: Int32Array,
    private readonly library: Library,
    private readonly earliest: Int32Array,
    private readonly before: number | undefined,
    private readonly random: Random,
  ) {
    this.slotOf = new Int32Array(order.length);
    order.forEach((track, slot) => {
      this.slotOf[track] = slot;
    });
    const { firsts, byArtist, artistOf } = library;
    this.singles = byArtist.filter(track => {
      const artist = artistOf[track] as number;
      return (firsts[artist + 1] as number) - (firsts[artist] as number) === 1;
    });
    this.left = budgetPerTrack * order.length;
  }

  /** Returns how much the track at a slot clashes with the track before it. */
  private clash(slot: number): number {
    const one = slot === 0 ? this.before : this.order[slot - 1];
    const other = this.order[slot];
    if (one === undefined || other === undefined) return 0;
    const { artistOf, albumOf, recordingOf, guestsOf } = this.library;
    const artist = artistOf[one] as number;
    const otherArtist = artistOf[other] as number;
    const alike = albumOf[one] === albumOf[other] || recordingOf[one] === recordingOf[other] ? 1 : 0;
    if (artist === otherArtist) return sameArtistWeight + alike;
    if (alike) return 1;
    const guests = guestsOf[one];
    const otherGuests = guestsOf[other];
    if (!guests && !otherGuests) return 0;
    const shared = guests?.includes(otherArtist) || otherGuests?.includes(artist);
    return shared || guests?.some(guest => otherGuests?.includes(guest)) ? 1 : 0;
  }

  /** Returns true for a shared guest, album or recording; neighbors by one artist cannot be helped here. */
  clashesSoftly(slot: number): boolean {
    return this.clash(slot) % sameArtistWeight > 0;
  }

  /** Sums the clashes that a swap of two slots can change, each counted once. */
  private around(one: number, other: number): number {
    let sum = this.clash(one) + this.clash(other);
    if (one + 1 !== other) sum += this.clash(one + 1);
    if (other + 1 !== one) sum += this.clash(other + 1);
    return sum;
  }

  private swap(one: number, other: number): void {
    const track = this.order[one] as number;
    const otherTrack = this.order[other] as number;
    this.order[one] = otherTrack;
    this.order[other] = track;
    this.slotOf[otherTrack] = one;
    this.slotOf[track] = other;
  }

  /** Swaps two slots if no track comes too early and clashes become fewer. */
  private trySwap(one: number, other: number): void {
    this.left--;
    if (one === other || one < 0 || other < 0 || one >= this.order.length || other >= this.order.length)
      return;
    if ((this.earliest[this.order[one] as number] as number) > other) return;
    if ((this.earliest[this.order[other] as number] as number) > one) return;
    const before = this.around(one, other);
    this.swap(one, other);
    if (this.around(one, other) >= before) this.swap(one, other);
  }

  /** Returns the tracks that can replace the track at a slot without changing the pattern of artists. */
  private standIns(slot: number): Int32Array {
    const { artistOf, byArtist, firsts } = this.library;
    const artist = artistOf[this.order[slot] as number] as number;
    const own = byArtist.subarray(firsts[artist], firsts[artist + 1]);
    return own.length > 1 ? own : this.singles;
  }

  /** Tries swaps until a clash is gone: with stand-ins first, then with nearby tracks. */
  mend(slot: number): void {
    const slots = slot > 0 ? [slot, slot - 1] : [slot];
    for (const moved of slots) {
      const standIns = this.standIns(moved);
      const from = this.random.integerBelow(standIns.length);
      for (let attempt = 0; attempt < Math.min(maxAttempts, standIns.length); attempt++) {
        if (this.left <= 0 || !this.clashesSoftly(slot)) return;
        this.trySwap(moved, this.slotOf[standIns[(from + attempt) % standIns.length] as number] as number);
      }
    }
    for (const moved of slots)
      for (let away = 2; away <= maxAttempts; away++)
        for (const near of [moved - (away >> 1), moved + (away >> 1)]) {
          if (this.left <= 0 || !this.clashesSoftly(slot)) return;
          this.trySwap(moved, near);
        }
  }
}

/**
 * Separates neighbors that share a guest, an album or a recording, by swaps that bring no artist next to itself and no track too
 * early. Goes through the order twice, as one swap can make room for another. O(n).
 */
export function repair(
  order: Int32Array,
  library: Library,
  earliest: Int32Array,
  before: number | undefined,
  random: Random,
): void {
  const neighbors = new Neighbors(order, library, earliest, before, random);
  const start = random.integerBelow(order.length);
  for (let turn = 0; turn < 2 * order.length; turn++) {
    const slot = (start + turn) % order.length;
    if (neighbors.clashesSoftly(slot)) neighbors.mend(slot);
  }
}
