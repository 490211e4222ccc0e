import { expect, it } from "vitest";
import { compareEntries } from "./compare-entries";

it.each([
  ["abc", "abc", "", "", ""],
  ["", "ab", "ab", "", ""],
  ["ab", "", "", "ab", ""],
  ["abc", "xabc", "x", "", ""],
  ["abcd", "bcda", "", "", "a"],
  ["abcd", "dabc", "", "", "d"],
  ["abcdef", "axcdfe", "x", "b", "f"],
  ["aab", "ab", "", "a", ""],
  ["ab", "aba", "a", "", ""],
  ["aaa", "aaa", "", "", ""],
])("%j becomes %j: added %j, removed %j, moved %j", (before, after, added, removed, moved) => {
  const found = compareEntries([...before], [...after]);
  const letters = (of: string, places: number[]) => places.map(place => of[place]).join("");
  expect(letters(after, found.added)).toBe(added);
  expect(letters(before, found.removed)).toBe(removed);
  expect(letters(after, found.moved)).toBe(moved);
});

it("Two lists of fifty thousand entries are compared without delay", () => {
  const before = Array.from({ length: 50_000 }, (_, number) => String(number));
  const { added, removed, moved } = compareEntries(before, before.toReversed());
  expect([added.length, removed.length, moved.length]).toEqual([0, 0, 49_999]);
});
