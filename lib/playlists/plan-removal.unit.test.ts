import { expect, it } from "vitest";
import { applyStep, type Item } from "@/lib/playlists/edits/steps";
import { seededRandom } from "@/lib/shuffle/order/random";
import { range } from "@/testing/spotify/catalog";
import { planRemovals } from "./plan-removal";

const listOf = (text: string): Item[] =>
  [...text].map((song, index) => ({ id: `${song}${index}`, songId: song, uri: song, isLocal: false }));

it("The steps of a removal lead to the list without the item, whatever occurs several times", () => {
  const random = seededRandom("removals");
  for (const length of range(300, 1)) {
    const text = range(1 + (length % 12))
      .map(() => "abc"[random.integerBelow(3)])
      .join("");
    const items = listOf(text);
    const item = items[random.integerBelow(items.length)] as Item;
    const steps = planRemovals(items, [item.id]);
    const after = steps.reduce(applyStep, items).map(({ id }) => id);
    expect(after, text).toEqual(items.flatMap(({ id }) => (id === item.id ? [] : [id])));
  }
});

it("The other occurrences are missing for one call only, and neighbors move together", () => {
  const steps = planRemovals(listOf("abacaad"), ["a0"]);
  expect(steps.map(({ type }) => type)).toEqual(["remove", "add", "move"]);
});

it("The steps of several removals lead to the list without the items, whatever occurs several times", () => {
  const random = seededRandom("several removals");
  for (const length of range(300, 1)) {
    const text = range(1 + (length % 12))
      .map(() => "abcd"[random.integerBelow(4)])
      .join("");
    const items = listOf(text);
    const ids = items.map(({ id }) => id).filter(() => random.integerBelow(2) === 0);
    const after = planRemovals(items, ids).reduce(applyStep, items);
    expect(
      after.map(({ id }) => id),
      text,
    ).toEqual(items.flatMap(({ id }) => (ids.includes(id) ? [] : [id])));
  }
});

it("Several songs that occur again are removed with one call and added again with one, up to a hundred", () => {
  const types = (text: string, ids: string[]) => planRemovals(listOf(text), ids).map(({ type }) => type);
  expect(types("abcabcx", ["a0", "b1", "c2", "x6"])).toEqual(["remove", "add"]);
  expect(types("abxaybxa", ["a0", "b1"])).toEqual(["remove", "add", "move", "move"]);
  const copies = listOf("a".repeat(101) + "b".repeat(60) + "c".repeat(60));
  expect(planRemovals(copies, ["a0", "b101", "c161"]).map(({ type }) => type)).toEqual([
    ...["remove", "add"],
    ...["remove", "add"],
    ...["remove", "add"],
  ]);
});

it("Songs of which no occurrence stays are removed with one call for each hundred", () => {
  const items = range(150).map(
    (number): Item => ({ id: `item ${number}`, songId: `${number}`, uri: `uri ${number}`, isLocal: false }),
  );
  const ids = items.map(({ id }) => id);
  expect(planRemovals(items, ids).map(({ type }) => type)).toEqual(["remove", "remove"]);
  expect(planRemovals(items, ids.slice(0, 100))).toHaveLength(1);
});

it("The removal of hundreds of songs that occur again is planned at once", () => {
  const items = range(1_000).map((number): Item => {
    const song = `song ${number % 500}`;
    return { id: `item ${number}`, songId: song, uri: song, isLocal: false };
  });
  const start = performance.now();
  planRemovals(
    items,
    items.slice(0, 500).map(({ id }) => id),
  );
  expect(performance.now() - start).toBeLessThan(1_000);
});
