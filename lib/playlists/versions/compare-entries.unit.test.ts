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
  const result = compareEntries([...before], [...after]);
  const lettersAt = (text: string, indexes: number[]) => indexes.map(index => text[index]).join("");
  expect(lettersAt(after, result.added)).toBe(added);
  expect(lettersAt(before, result.removed)).toBe(removed);
  expect(lettersAt(after, result.moved)).toBe(moved);
});

it("Two lists of fifty thousand entries can be compared", () => {
  const before = Array.from({ length: 50_000 }, (_, number) => String(number));
  const { added, removed, moved } = compareEntries(before, before.toReversed());
  expect([added.length, removed.length, moved.length]).toEqual([0, 0, 49_999]);
});
