/** A generator of numbers in [0, 1). The same seed gives the same numbers on every machine. */
export type Random = () => number;

/** mulberry32: small, fast and good enough for names and covers. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Returns the FNV-1a hash, from which covers, dates and other attributes of an id are derived. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** Returns a whole number from 0 to `limit` - 1. */
export function randomInt(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[randomInt(random, list.length)];
  if (chosen === undefined) throw new RangeError("cannot pick from an empty list");
  return chosen;
}

/** Returns a shuffled copy (Fisher–Yates). */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = randomInt(random, index + 1);
    const swapped = copy[index] as T;
    copy[index] = copy[other] as T;
    copy[other] = swapped;
  }
  return copy;
}

const base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Returns an id in Spotify's form: 22 base62 characters. */
export function base62Id(random: Random): string {
  let id = "";
  for (let index = 0; index < 22; index += 1) id += base62Digits[randomInt(random, 62)];
  return id;
}
