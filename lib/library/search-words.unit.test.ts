import { expect, it } from "vitest";
import { wordPatterns } from "./search-words";

it("Words that another word contains are left out, because they change no result", () => {
  expect(wordPatterns("ab AB abc  xabcd b")).toEqual(["%xabcd%"]);
  expect(wordPatterns(" road abbey ")).toEqual(["%abbey%", "%road%"]);
});

it("Wildcards of the search are escaped", () => {
  expect(wordPatterns("50% a_b")).toEqual(["%50\\%%", "%a\\_b%"]);
});
