/** A seeded source of numbers in [0, 1): the same seed gives the same world on every machine. */
export type Random = () => number;

/** mulberry32: small, quick and good enough for names and covers. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** FNV-1a, so that an id always leads to the same cover, release date or price of nothing. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

export function wholeBelow(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[wholeBelow(random, list.length)];
  if (chosen === undefined) throw new RangeError("cannot pick from an empty list");
  return chosen;
}

/** Fisher–Yates, on a copy. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = wholeBelow(random, index + 1);
    const kept = copy[index] as T;
    copy[index] = copy[other] as T;
    copy[other] = kept;
  }
  return copy;
}

const base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A Spotify-looking id: 22 base62 characters. */
export function base62Id(random: Random): string {
  let id = "";
  for (let index = 0; index < 22; index += 1) id += base62Digits[wholeBelow(random, 62)];
  return id;
}
