import { expect, it } from "vitest";
import { seededRandom } from "@/lib/shuffle/order/random";
import { shuffle } from "@/lib/shuffle/order/shuffle";
import { range } from "@/testing/spotify/catalog";
import { type Move, moveItems, planMoves } from "./plan-moves";

/** Computes the order after the moves in the simplest way, as a reference. */
function expectedOrder(order: string[], itemIds: string[], before: string | null): string[] {
  const moving = [...new Set(itemIds)];
  const itemsAfter =
    before === null ? [] : order.slice(order.indexOf(before)).filter(id => !moving.includes(id));
  const itemsBefore = order.filter(id => !moving.includes(id) && !itemsAfter.includes(id));
  return [...itemsBefore, ...moving, ...itemsAfter];
}

const toItems = (order: readonly string[]) => order.map(id => ({ id }));
const idsAfter = (order: string[], itemIds: string[], before: string | null) =>
  moveItems(toItems(order), itemIds, before)?.map(({ id }) => id) ?? order;

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
    const moves = planMoves(order, itemIds, before);
    const expected = expectedOrder(order, itemIds, before);
    const context = `${order} / ${itemIds} / ${before}`;
    expect(moves.reduce(applyMove, order), context).toEqual(expected);
    expect(idsAfter(order, itemIds, before), context).toEqual(expected);
    for (const move of moves) {
      expect(move.start).toBeGreaterThanOrEqual(0);
      expect(move.start + move.length).toBeLessThanOrEqual(size);
      expect(move.before).toBeLessThanOrEqual(size);
    }
  }
});

it("A block costs one move, and items that are already in place cost none", () => {
  const order = ["a", "b", "c", "d", "e"];
  expect(planMoves(order, ["b", "c"], null)).toEqual([{ start: 1, length: 2, before: 5 }]);
  expect(planMoves(order, ["d", "e"], "a")).toEqual([{ start: 3, length: 2, before: 0 }]);
  for (const [itemIds, before] of [
    [["b"], "c"],
    [["b"], "b"],
    [["d", "e"], null],
    [["a", "b"], "c"],
  ] as const) {
    expect(planMoves(order, itemIds, before)).toEqual([]);
    expect(moveItems(toItems(order), itemIds, before)).toBeUndefined();
  }
});

it("Planning moves does not change the given list", () => {
  const order = Object.freeze(["a", "b", "c"]);
  expect(planMoves(order, ["a", "a"], null)).toEqual([{ start: 0, length: 1, before: 3 }]);
});

it("Moving a thousand scattered items reads a list of a hundred thousand only once or twice", () => {
  let reads = 0;
  const items = range(100_000).map(number => ({
    get id() {
      reads++;
      return `i${number}`;
    },
  }));
  const scattered = range(1_000).map(number => `i${99_999 - number * 97}`);
  const list = new Proxy(items, {
    get(target, key, receiver) {
      if (typeof key === "string" && /^\d/.test(key)) reads++;
      return Reflect.get(target, key, receiver);
    },
  });
  const after = moveItems(list, scattered, "i5");
  expect(after?.slice(5, 1_005).map(({ id }) => id)).toEqual(scattered);
  expect(reads).toBeLessThan(1_000_000);
});
