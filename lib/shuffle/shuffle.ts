import { seededRandom } from "./random";

/**
 * A random order of a list: the indices of its tracks, each once, every order equally likely (Fisher and Yates, in
 * Durstenfeld's form). The same seed and length give the same order.
 */
export function shuffle(tracks: readonly unknown[], { seed }: { seed: string }): number[] {
  const random = seededRandom(seed);
  const order = tracks.map((_, index) => index);
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = random.below(last + 1);
    const held = order[last] as number;
    order[last] = order[chosen] as number;
    order[chosen] = held;
  }
  return order;
}
