import fc from "fast-check";
import { expect, it } from "vitest";
import { JsonSplitter } from "./json-splitter";

/** Splits a text that arrives in pieces of a size. */
function split(text: string, size: number) {
  const splitter = new JsonSplitter();
  const bytes = Buffer.from(text);
  const values: string[] = [];
  for (let start = 0; start < bytes.length; start += size)
    values.push(...splitter.push(bytes.subarray(start, start + size)).map(String));
  const { rest, isTruncated } = splitter.finish();
  return { values, rest: rest?.toString() ?? null, isTruncated };
}

it("The values of a list are split wherever the chunks end", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 40 }), (list, size) => {
      const { values, rest, isTruncated } = split(JSON.stringify(list, null, 2), size);
      expect(values.map(value => JSON.parse(value))).toEqual(JSON.parse(JSON.stringify(list)));
      expect({ rest, isTruncated }).toEqual({ rest: null, isTruncated: false });
    }),
  );
});

it("Rows in Spotify's format are split, also those with brackets in their names", () => {
  const rows = ["Plain", "}", "{", "[1]", '"\n  }', "\\"].map(title => ({ title, ms: 1 }));
  const { values } = split(JSON.stringify(rows, null, 2), 10_000);
  expect(values.map(value => JSON.parse(value))).toEqual(rows);
});

it("A large chunk of tiny objects is split without searching the chunk for each of them", () => {
  const count = 500_000;
  for (const text of [`[${"{},\n".repeat(count)}{}]`, `[${"{\n},".repeat(count)}{"a":1\n  }]`])
    expect(new JsonSplitter().push(Buffer.from(text))).toHaveLength(count + 1);
});

it("JSON Lines and a single object are split into their objects", () => {
  const lines = ['{"a":[1,{}]}', '{"b":"}\\""}'];
  expect(split(`${lines.join("\n")}\n`, 5).values).toEqual(lines);
  expect(split('{"a":[1,2]}', 3).values).toEqual(['{"a":[1,2]}']);
});

it("A list that is cut off gives its whole values, the rest, and the fact", () => {
  expect(split('[{"a":1},{"b"', 4)).toEqual({ values: ['{"a":1}'], rest: '{"b"', isTruncated: true });
});
