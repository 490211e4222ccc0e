import type { Random } from "./random";

/** Shuffles items so that every order is equally likely (Fisher and Yates, as in R. Durstenfeld, Algorithm 235, CACM 1964). */
export function fisherYates<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const drawnIndex = random.integerBelow(last + 1);
    [order[last], order[drawnIndex]] = [order[drawnIndex] as Item, order[last] as Item];
  }
  return order;
}
