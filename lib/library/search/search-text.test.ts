import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { joinedText, searchText, songSearchText } from "./search-text";

const normalized: Record<string, string> = {
  "Beyonce\u0301 & JAY‐Z": "beyonce and jay z",
  "Don’t Stop Me Now": "don t stop me now",
  "Crazy In Love (feat. Jay-Z)": "crazy in love jay z",
  "Power ft. Stormzy": "power stormzy",
  "Ft. Worth Blues": "ft worth blues",
  "Featuring…": "featuring",
  "AC/DC, M.I.A., A$AP, P!nk": "ac dc m i a a ap p nk",
  "Foo™ ®": "foo",
  上を向いて歩こう: "上 を 向 い て 歩 こ う",
  "ガールズ・バンド ﾊﾝｶｸ": "カ ー ル ス ハ ン ト ハ ン カ ク",
  "เพลงรัก 🎸🎧": "เ พ ล ง ร ั ก 🎸 🎧",
  사랑해: "사랑해".normalize("NFKD"),
  "مُحَمَّد، سـلام": "محمد س لام",
  "Кино – Группа крови": "кино группа крови",
  "100% _pure_ \\ \"x\" 'y' `z´": "100 pure x y z",
  "¿Qué? ¡Sí! 2×3 ½": "que si 2 3 1 2",
  " \t\n\u00a0\u2028 a\u0001b\u007fc ": "a b c",
  "!!! %": "",
  "𝒻ancy ﬁ ２０": "fancy fi 20",
  "👩‍🚀 ♥️": "👩 🚀 ♥",
};
const songs = [
  {
    title: "Don't Stop",
    artists: [{ name: "AC/DC" }, { name: "P!nk" }],
    album: { name: "Rock’n’Roll – R.E.M." },
  },
  { title: "上を向いて", artists: [{ name: "坂本 九" }], album: null },
  { title: "", artists: [], album: null },
  { title: "%", artists: [], album: { name: "" } },
  { title: 'Say "so" \\ {x}', artists: [{ name: 'The "A", B' }], album: { name: "Say so" } },
  { title: "Foxglove Foxglove a$ap", artists: [{ name: "Björk" }], album: { name: "it's foxglove" } },
  {
    title: `${"word ".repeat(300)}end`,
    artists: [{ name: "x".repeat(1200) }],
    album: { name: "🎸".repeat(1100) },
  },
  ...Object.keys(normalized).map(title => ({ title, artists: [{ name: title }], album: { name: title } })),
];

it("A text is normalized for the search in the same way by the database and the app", async () => {
  const texts = Object.keys(normalized);
  const rows = await sql<{ text: string; joined: string }>(
    `SELECT search_text(input) AS text, search_text(joined_text(input)) AS joined
     FROM unnest($1::text[]) WITH ORDINALITY AS t(input, place) ORDER BY place`,
    [texts],
  );
  expect(texts.map(searchText)).toEqual(Object.values(normalized));
  expect(rows.map(({ text }) => text)).toEqual(Object.values(normalized));
  expect(rows.map(({ joined }) => joined)).toEqual(texts.map(text => searchText(joinedText(text))));
});

it("A song has the same search text from the database and the app", async () => {
  const rows = await sql<{ text: string }>(
    `SELECT song_search_text(song->>'title', song->'artists', song->'album'->>'name') AS text
     FROM jsonb_array_elements($1) WITH ORDINALITY AS t(song, place) ORDER BY place`,
    [JSON.stringify(songs)],
  );
  expect(rows.map(({ text }) => text)).toEqual(songs.map(songSearchText));
  expect(songSearchText(songs[0] as (typeof songs)[number]).split("\n")).toEqual([
    "don t stop",
    "ac dc p nk",
    "rock n roll r e m",
    "dont acdc pink rocknroll rem",
    "*top",
  ]);
});
