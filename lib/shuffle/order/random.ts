/** Hashes a text into four 32-bit words (the xmur3 mixer with four outputs), so that similar seeds give different states. */
function mix(text: string): [number, number, number, number] {
  let hash = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  const next = () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
  return [next(), next(), next(), next()];
}

/** A source of random integers from 0 to `bound - 1`, and of random fractions from 0 up to but not including 1. */
export type Random = { integerBelow: (bound: number) => number; fraction: () => number };

/**
 * Makes a deterministic random source: the same seed gives the same numbers on every engine (sfc32 of Chris Doty-Humphrey's
 * PractRand; 32-bit integer operations only).
 */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = mix(seed);
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  // Discards the first numbers, in which the seed is not yet mixed well.
  for (let round = 0; round < 15; round++) next();
  return {
    fraction: () => next() / 4294967296,
    integerBelow(bound) {
      // Draws again if the number is at or above the largest multiple of `bound`, so that every result is equally likely.
      const limit = 4294967296 - (4294967296 % bound);
      let drawn = next();
      while (drawn >= limit) drawn = next();
      return drawn % bound;
    },
  };
}
