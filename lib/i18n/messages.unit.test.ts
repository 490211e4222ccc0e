import { expect, it } from "vitest";
import { acceptedLocale } from "./accepted-locale";
import { catalogs } from "./translator";

type Tree = { [key: string]: Tree | string };

const textsOf = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : textsOf(value, `${path}${key}.`),
  );
const french = textsOf(catalogs.fr as object as Tree);
const english = textsOf(catalogs.en as object as Tree);

/** Leaves out what is not prose: tags, code and the arguments of a message. A tag without text stands for an element, such as a time. */
const prose = (text: string) => text.replace(/`[^`]*`|<(\w+)><\/\1>|\{\w+\}/g, "x").replace(/<[^>]*>/g, "");
const offenders = (texts: [string, string][], pattern: RegExp) =>
  texts.filter(([, text]) => pattern.test(prose(text))).map(([key]) => key);

it("Both catalogs have the same keys in the same order", () => {
  expect(french.map(([key]) => key)).toEqual(english.map(([key]) => key));
});

/** Returns the tags and the arguments of a message. A brace after the name of a plural form opens a text. */
const slots = (text: string) => [
  ...new Set(
    Array.from(text.matchAll(/<(\w+)>|(?<!\b(?:one|other|=\d+) )\{(\w+)(?=[,}])/g), ([, tag, argument]) =>
      tag ? `<${tag}>` : `{${argument}}`,
    ),
  ),
];

it("A message has the same arguments and tags in both languages", () => {
  const slotsOf = (texts: [string, string][]) => texts.map(([key, text]) => [key, ...slots(text).sort()]);
  expect(slotsOf(french)).toEqual(slotsOf(english));
});

it("No message is empty or has spaces at its ends", () => {
  expect(offenders([...english, ...french], /^\s|\s$|^$/)).toEqual([]);
});

it("French puts a no-break space before double punctuation and inside quotation marks", () => {
  // U+00A0 before a colon; U+202F before ; ! ? and inside « ». Addresses, times and ICU syntax have no such space.
  expect(offenders(french, /[^\u202f\s]»|«[^\u202f]|(?<=[\p{L}\d)»])(?<!\u202f)[;!?](?=\s|$)/u)).toEqual([]);
  expect(offenders(french, /(?<=[\p{L}\d)»]) ?:(?=\s|$)/u)).toEqual([]);
  expect(offenders(french, / [;!?:»](?=\s|$)/)).toEqual([]);
  expect(offenders(french, /[ \u00a0\u202f]{2}/)).toEqual([]);
});

it("Apostrophes are typographic in both languages", () => {
  expect(offenders([...english, ...french], /\p{L}'\p{L}/u)).toEqual([]);
});

it("A browser gets the first of its languages that Tonearm speaks", () => {
  const cases: [string | null, string | null][] = [
    ["fr", "fr"],
    ["fr-CA,fr;q=0.9,en;q=0.8", "fr"],
    ["de,en-GB;q=0.9,fr;q=0.5", "en"],
    ["de,fr;q=0", null],
    ["*", null],
    ["", null],
    [null, null],
    ["../../etc/passwd,__proto__;q=1,%00", null],
    [`${"x".repeat(8000)},fr;q=0.1`, "fr"],
    ["fr;q=abc,en;q=0.1", "en"],
  ];
  for (const [header, locale] of cases) expect([header, acceptedLocale(header)]).toEqual([header, locale]);
});
