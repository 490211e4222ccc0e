import type { Library } from "./library";
import type { Random } from "./random";

/** The number of swaps tried for one clash. */
const maxAttempts = 32;
/** The number of swaps tried in total, per track of the list. Limits the cost of lists whose clashes cannot be solved. */
const budgetPerTrack = 32;
/** The weight of neighbors by the same artist, above any sum of other clashes. */
const sameArtistWeight = 1000;

/** An order of tracks in which clashes between neighbors are solved by swaps. */
class Neighbors {
  private readonly slotOf: Int32Array;
  /** The tracks of artists with one track. They can replace each other. */
  private readonly singles: Int32Array;
  private swapsLeft: number;

  constructor(
    private readonly order: Int32Array,
    private readonly library: Library,
    private readonly earliest: Int32Array,
    private readonly previousTrack: number | undefined,
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
    this.swapsLeft = budgetPerTrack * order.length;
  }

  /** Returns how much the track in a slot clashes with the track before it. */
  private clash(slot: number): number {
    const one = slot === 0 ? this.previousTrack : this.order[slot - 1];
    const other = this.order[slot];
    if (one === undefined || other === undefined) return 0;
    const { artistOf, albumOf, recordingOf, guestsOf } = this.library;
    const artist = artistOf[one] as number;
    const otherArtist = artistOf[other] as number;
    const sharedWeight = albumOf[one] === albumOf[other] || recordingOf[one] === recordingOf[other] ? 1 : 0;
    if (artist === otherArtist) return sameArtistWeight + sharedWeight;
    if (sharedWeight) return 1;
    const guests = guestsOf[one];
    const otherGuests = guestsOf[other];
    if (!guests && !otherGuests) return 0;
    const shared = guests?.includes(otherArtist) || otherGuests?.includes(artist);
    return shared || guests?.some(guest => otherGuests?.includes(guest)) ? 1 : 0;
  }

  /** Returns true if neighbors share a guest, album or recording. Swaps cannot separate neighbors by one artist. */
  hasMinorClash(slot: number): boolean {
    return this.clash(slot) % sameArtistWeight > 0;
  }

  /** Sums the clashes that a swap of two slots can change. */
  private sumClashes(one: number, other: number): number {
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
    this.swapsLeft--;
    if (one === other || one < 0 || other < 0 || one >= this.order.length || other >= this.order.length)
      return;
    if ((this.earliest[this.order[one] as number] as number) > other) return;
    if ((this.earliest[this.order[other] as number] as number) > one) return;
    const before = this.sumClashes(one, other);
    this.swap(one, other);
    if (this.sumClashes(one, other) >= before) this.swap(one, other);
  }

  /** Returns the tracks that can replace the track at a slot without changing the pattern of artists. */
  private replacementsOf(slot: number): Int32Array {
    const { artistOf, byArtist, firsts } = this.library;
    const artist = artistOf[this.order[slot] as number] as number;
    const own = byArtist.subarray(firsts[artist], firsts[artist + 1]);
    return own.length > 1 ? own : this.singles;
  }

  /** Tries swaps until the clash in a slot is gone, first with replacements, then with nearby tracks. */
  solveClash(slot: number): void {
    const slots = slot > 0 ? [slot, slot - 1] : [slot];
    for (const moved of slots) {
      const replacements = this.replacementsOf(moved);
      const first = this.random.integerBelow(replacements.length);
      for (let attempt = 0; attempt < Math.min(maxAttempts, replacements.length); attempt++) {
        if (this.swapsLeft <= 0 || !this.hasMinorClash(slot)) return;
        this.trySwap(
          moved,
          this.slotOf[replacements[(first + attempt) % replacements.length] as number] as number,
        );
      }
    }
    for (const moved of slots)
      for (let doubleDistance = 2; doubleDistance <= maxAttempts; doubleDistance++)
        for (const nearbySlot of [moved - (doubleDistance >> 1), moved + (doubleDistance >> 1)]) {
          if (this.swapsLeft <= 0 || !this.hasMinorClash(slot)) return;
          this.trySwap(moved, nearbySlot);
        }
  }
}

/**
 * Separates neighbors that share a guest, an album or a recording. No swap makes two tracks by one artist neighbors or moves a
 * track before its earliest slot. Goes through the order twice, because one swap can make another one possible. O(n).
 */
export function repair(
  order: Int32Array,
  library: Library,
  earliest: Int32Array,
  previousTrack: number | undefined,
  random: Random,
): void {
  const neighbors = new Neighbors(order, library, earliest, previousTrack, random);
  const start = random.integerBelow(order.length);
  for (let turn = 0; turn < 2 * order.length; turn++) {
    const slot = (start + turn) % order.length;
    if (neighbors.hasMinorClash(slot)) neighbors.solveClash(slot);
  }
}
