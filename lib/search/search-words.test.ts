import { expect, it } from "vitest";
import { createLibrary, findTitles, searchLibrary } from "@/testing/library/searches";
import { range } from "@/testing/spotify/catalog";

it("A library search matches every word in title, album or artists, and ranks title prefixes first", async () => {
  const { ctx } = await createLibrary([
    { title: "Creep", artists: ["Radiohead"] },
    { title: "Karma Police", album: "OK Computer", artists: ["Radiohead"] },
    { title: "A Creeper" },
    { title: "A Bug", album: "Creep Show" },
  ]);
  expect(await findTitles(ctx, "creep")).toEqual(["Creep", "A Creeper", "A Bug"]);
  expect(await findTitles(ctx, "radiohead ok")).toEqual(["Karma Police"]);
  expect(await findTitles(ctx, "radiohead nothing")).toEqual([]);
  const oddTitles = await createLibrary(["! 5% off", "% off"]);
  expect(await findTitles(oddTitles.ctx, "%")).toEqual(["% off", "! 5% off"]);
});

it("Each word of a library search may be in another field or artist", async () => {
  const { ctx } = await createLibrary([
    { title: "Under Pressure", album: "Hot Space", artists: ["Queen", "David Bowie"] },
    { title: "Under", artists: ["Queen"] },
  ]);
  expect(await findTitles(ctx, "BOWIE space queen press")).toEqual(["Under Pressure"]);
  expect(await findTitles(ctx, "queendavid")).toEqual([]);
});

it("A library search of more than twenty words is refused", async () => {
  const { ctx } = await createLibrary([]);
  const words = range(21).map(index => String.fromCharCode(97 + index));
  await expect(searchLibrary(ctx, words.join(" "))).rejects.toMatchObject({
    code: "validation_failed",
    issues: [{ path: "q", issue: { key: "searchWords" } }],
    message: expect.stringContaining("at most 20 words"),
  });
  expect(await findTitles(ctx, words.slice(1).join(" "))).toEqual([]);
});

it.each<[string, string, string[]]>([
  ["a percent sign", "%", ["100% pure"]],
  ["an underscore", "_", ["snake_case"]],
  ["a backslash", "\\", ["back\\slash"]],
  ["a quotation mark", '"', ['say "so"']],
  ["one letter", "z", ["Zebra"]],
  ["an emoji", "🎵", ["🎵 tune"]],
  ["letters with marks in another case", "BJÖRK", ["björk live"]],
  ["an apostrophe", "'; DROP", []],
])("A library search matches %s literally", async (_, q, wanted) => {
  const { ctx } = await createLibrary([
    "100% pure",
    "snake_case",
    "back\\slash",
    'say "so"',
    "Zebra",
    "🎵 tune",
    "björk live",
  ]);
  expect(await findTitles(ctx, q)).toEqual(wanted);
});

it.each<[string, string, string[]]>([
  ["without accents and case", "bjork", ["Björk: Jóga"]],
  ["in the other Unicode form", "BJO\u0308RK", ["Björk: Jóga"]],
  ["in any order of words", "joga bjork", ["Björk: Jóga"]],
  ["with an apostrophe of another kind", "don't stop", ["Don’t Stop"]],
  ["without its apostrophe", "dont stop", ["Don’t Stop"]],
  ["by the word behind an apostrophe", "amour", ["L'Amour"]],
  ["with and for &", "rock and roll", ["Rock & Roll"]],
  ["with & for and", "salt & pepper", ["Salt and Pepper"]],
  ["with feat. in other words", "umbrella featuring jay", ["Umbrella (feat. JAY-Z)"]],
  ["without inner punctuation", "acdc", ["AC/DC Medley"]],
  ["with a letter for a sign", "pink", ["P!nk"]],
  ["inside of a word", "glove", ["Foxglove"]],
  ["with a wrong letter", "umbrekla", ["Umbrella (feat. JAY-Z)"]],
  ["with a missing letter", "foxglve", ["Foxglove"]],
  ["with one letter too many", "foxgloove", ["Foxglove"]],
  ["with two letters in the wrong order", "umberlla", ["Umbrella (feat. JAY-Z)"]],
  ["by a part of a Japanese title", "向いて", ["上を向いて歩こう"]],
  ["by a part of a Korean title", "랑해", ["사랑해요"]],
  ["in Arabic without vowel points", "محمد", ["مُحَمَّد"]],
  ["in Cyrillic with a wrong letter", "группв крови", ["Группа крови"]],
  ["by a part of a Thai title", "รัก", ["เพลงรัก"]],
  ["by an emoji", "🎸", ["🎸🎧"]],
  ["but not with a wrong letter in a short word", "slat", []],
  ["but not by characters in another order", "いて向", []],
])("A library search finds a title %s", async (_, q, wanted) => {
  const { ctx } = await createLibrary([
    "Björk: Jóga",
    "Don’t Stop",
    "L'Amour",
    "Rock & Roll",
    "Salt and Pepper",
    "Umbrella (feat. JAY-Z)",
    "AC/DC Medley",
    "P!nk",
    "Foxglove",
    "上を向いて歩こう",
    "사랑해요",
    "مُحَمَّد",
    "Группа крови",
    "เพลงรัก",
    "🎸🎧",
  ]);
  expect(await findTitles(ctx, q)).toEqual(wanted);
});

it.each([
  "\0",
  "a\0b",
  "   ",
  "'''",
  "((",
  "a & | !:* b",
  "\\'",
  "feat",
  "artist:",
  '"',
  "👩‍🚀",
  "\ud800",
  "%_".repeat(99),
  "abcdefghij ".repeat(18),
])("A library search for %j has an answer", async q => {
  const { ctx } = await createLibrary(["x"]);
  expect(await findTitles(ctx, q)).toEqual([]);
});

it("A library search accepts 200 characters and repeated words", async () => {
  const { ctx } = await createLibrary([`${"long ".repeat(40)}`.trim(), "short"]);
  expect(await findTitles(ctx, "long ".repeat(40).trim())).toHaveLength(1);
  expect(await findTitles(ctx, "x".repeat(200))).toEqual([]);
});

it.each(["\0", "   "])("A library search for nothing (%j) does not find songs without a title", async q => {
  const { ctx } = await createLibrary([""]);
  expect(await findTitles(ctx, q)).toEqual([]);
});
