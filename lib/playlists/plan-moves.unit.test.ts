import { expect, it } from "vitest";
import { seededRandom } from "@/lib/shuffle/order/random";
import { shuffle } from "@/lib/shuffle/order/shuffle";
import { range } from "@/testing/catalog";
import { type Move, planMoves } from "./plan-moves";

/** Computes the order after the moves in the simplest way, as a reference. */
function expectedOrder(order: string[], itemIds: string[], before: string | null): string[] {
  const moving = [...new Set(itemIds)];
  const itemsAfter =
    before === null ? [] : order.slice(order.indexOf(before)).filter(id => !moving.includes(id));
  const itemsBefore = order.filter(id => !moving.includes(id) && !itemsAfter.includes(id));
  return [...itemsBefore, ...moving, ...itemsAfter];
}

/** Applies a move as Spotify does: `before` is an index of the list before the move. */
function applyMove(order: string[], { start, length, before }: Move): string[] {
  const movedRun = order.slice(start, start + length);
  const rest = [...order.slice(0, start), ...order.slice(start + length)];
  const insertIndex = before <= start ? before : before - length;
  return [...rest.slice(0, insertIndex), ...movedRun, ...rest.slice(insertIndex)];
}

it("The planned moves lead to the requested order in two thousand random cases", () => {
  const random = seededRandom("plan moves");
  for (let round = 0; round < 2_000; round++) {
    const size = 1 + random.integerBelow(12);
    const order = range(size).map(number => `i${number}`);
    const count = 1 + random.integerBelow(size);
    const itemIds = shuffle(
      order.map(id => ({ id, artistIds: [] })),
      { seed: `${round}` },
    )
      .slice(0, count)
      .map(index => order[index] ?? "");
    const target = random.integerBelow(size + 1);
    const before = order[target] ?? null;
    const plan = planMoves(order, itemIds, before);
    expect(plan.order, `${order} / ${itemIds} / ${before}`).toEqual(expectedOrder(order, itemIds, before));
    expect(plan.moves.reduce(applyMove, order)).toEqual(plan.order);
    for (const move of plan.moves) {
      expect(move.start).toBeGreaterThanOrEqual(0);
      expect(move.start + move.length).toBeLessThanOrEqual(size);
      expect(move.before).toBeLessThanOrEqual(size);
    }
  }
});

it("A block costs one move, and items that are already in place cost none", () => {
  const order = ["a", "b", "c", "d", "e"];
  expect(planMoves(order, ["b", "c"], null).moves).toEqual([{ start: 1, length: 2, before: 5 }]);
  expect(planMoves(order, ["d", "e"], "a").moves).toEqual([{ start: 3, length: 2, before: 0 }]);
  for (const [itemIds, before] of [
    [["b"], "c"],
    [["b"], "b"],
    [["d", "e"], null],
    [["a", "b"], "c"],
  ] as const)
    expect(planMoves(order, itemIds, before)).toEqual({ order, moves: [] });
});

it("Planning moves does not change the given list", () => {
  const order = Object.freeze(["a", "b", "c"]);
  expect(planMoves(order, ["a", "a"], null).order).toEqual(["b", "c", "a"]);
});
