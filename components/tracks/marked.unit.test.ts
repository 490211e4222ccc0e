import { expect, it } from "vitest";
import { splitAtWords } from "./marked";

it.each([
  ["Love Story", "love", ["", "Love", " Story"]],
  ["A Love Story", "STORY love", ["A ", "Love", " ", "Story"]],
  ["Déjà vu à Paris", "deja a", ["", "Déjà", " vu ", "à", " P", "a", "ris"]],
  ["De\u0301ja\u0300", "déjà", ["", "Déjà"]],
  ["İstanbul", "istan", ["", "İstan", "bul"]],
  ["banana", "ana an", ["b", "anana"]],
  ["🎸 Solo", "solo", ["🎸 ", "Solo"]],
  ["Strasse", "x", ["Strasse"]],
  ["Anything", "  ", ["Anything"]],
])("In %s, the filter %s marks every second part of %j", (text, words, parts) => {
  expect(splitAtWords(text, words)).toEqual(parts);
});
