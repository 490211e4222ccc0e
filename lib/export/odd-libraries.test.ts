import fc from "fast-check";
import { expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { libraryFile } from "@/lib/schemas/export";
import { sizeByDepth } from "@/testing/depth";
import { createUser } from "@/testing/people";
import { trackUri } from "@/testing/spotify/catalog";
import { exportJson } from "./export-json";
import { importLibrary } from "./import-library";

async function readExport(ctx: UserContext) {
  let text = "";
  for await (const chunk of exportJson(ctx, null)) text += chunk;
  return libraryFile.parse(JSON.parse(text));
}

/** Any text that PostgreSQL can store: control characters, emoji, text from right to left, and long ones. */
const oddText = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom(
      "",
      " ",
      "\u0001\u007f",
      "\u202eabc",
      "=1+1",
      "<b>",
      "\\u0000",
      "x".repeat(2_500),
      "語".repeat(800),
    ),
  )
  .map(value => value.replaceAll("\u0000", "").toWellFormed());

const oddUri = fc.oneof(
  fc.nat(999_999).map(trackUri),
  oddText.map(name => `spotify:local:${encodeURIComponent(name).slice(0, 2_500)}:Album:Title:${name.length}`),
  fc.constantFrom(
    `spotify:local:${"%E8%AA%9E".repeat(60)}`,
    "spotify:local::::200",
    "spotify:local:An Artist::Song:1",
    "spotify:episode:short",
  ),
);
const time = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});

const oddSong = fc.record({
  uri: oddUri,
  title: oddText.filter(title => title !== ""),
  durationMs: fc.nat(2_147_483_647),
  artists: fc.array(fc.record({ id: fc.option(oddText), name: oddText }), { maxLength: 250, size: "small" }),
  albumId: fc.option(oddText),
  albumName: fc.option(oddText),
  isrc: fc.option(oddText),
  isPlayable: fc.boolean(),
});
const oddLibrary = fc.record({
  songs: fc.uniqueArray(oddSong, { selector: ({ uri }) => uri, minLength: 1, maxLength: 8 }),
  playlists: fc.uniqueArray(
    fc.record({
      name: oddText.filter(name => name.trim() !== "" && name.length <= 1_000),
      description: oddText,
      items: fc.array(fc.record({ song: fc.nat(), addedAt: time }), { maxLength: 12 }),
    }),
    { selector: ({ name }) => name, maxLength: 4 },
  ),
});

/** Writes a library past all checks, as an earlier release or Spotify could have filled it. */
async function writeLibrary(
  { userId }: UserContext,
  library: typeof oddLibrary extends fc.Arbitrary<infer T> ? T : never,
) {
  const songs = await prisma().song.createManyAndReturn({
    data: library.songs.map(song => ({ ...song, userId, isLocal: song.uri.startsWith("spotify:local:") })),
  });
  for (const [position, { name, description, items }] of library.playlists.entries())
    await prisma().playlist.create({
      data: {
        userId,
        name,
        description,
        origin: "local",
        position,
        trackCount: items.length,
        items: {
          create: items.map(({ song, addedAt }, index) => {
            const { id, uri } = songs[song % songs.length] as (typeof songs)[number];
            const kind = uri.startsWith("spotify:local:")
              ? "local"
              : uri.startsWith("spotify:episode:")
                ? "episode"
                : "song";
            return { songId: id, kind, addedAt, position: index };
          }),
        },
      },
    });
}

const listsOf = ({ playlists, songs }: Awaited<ReturnType<typeof readExport>>) => ({
  songs: songs.toSorted((a, b) => ((a?.uri ?? "") < (b?.uri ?? "") ? -1 : 1)),
  playlists: playlists.map(playlist => playlist && { ...playlist, spotifyId: null }),
});

it("Any library that is exported and imported into a new account is the same library", async () => {
  const [owner, stranger] = [await createUser(), await createUser()];
  const userId = { in: [owner.userId, stranger.userId] };
  await fc.assert(
    fc.asyncProperty(oddLibrary, async library => {
      await prisma().playlist.deleteMany({ where: { userId } });
      await prisma().song.deleteMany({ where: { userId } });
      await writeLibrary(owner, library);
      const file = await readExport(owner);
      const report = await importLibrary(stranger, file);
      expect(report.leftOut).toEqual([]);
      expect(listsOf(await readExport(stranger))).toEqual(listsOf(file));
    }),
    { numRuns: sizeByDepth(8, 200) },
  );
}, 120_000);

it("Each unusable entry of a file is left out and reported, and all others are imported", async () => {
  const ctx = await createUser();
  const addedAt = "2020-02-03T04:05:06.789Z";
  const nulls = { uri: null, title: null, durationMs: null, artists: null, album: null, addedAt: null };
  const file = libraryFile.parse({
    format: "tonearm-library",
    version: 1,
    exportedAt: "yesterday",
    playlists: [
      null,
      { name: 7, items: "many" },
      {
        name: "Good",
        description: null,
        items: [
          null,
          7,
          { addedAt },
          { uri: trackUri(1), addedAt: "soon" },
          { uri: trackUri(1), addedAt: "0000-01-01T00:00:00Z" },
          { uri: trackUri(2), addedAt },
          { uri: `spotify:local:${"x".repeat(533)}`, addedAt },
        ],
      },
    ],
    likedSongs: [null, { uri: trackUri(1), addedAt }],
    songs: [
      null,
      "song",
      nulls,
      { uri: trackUri(1) },
      { ...nulls, uri: trackUri(2), title: "nul\u0000 \ud800" },
      { uri: `spotify:local:${"x".repeat(533)}`, title: "File" },
      {
        uri: `spotify:local:${Array.from({ length: 9_000 }, (_, index) => index).join("")}`,
        title: "Too long",
      },
    ],
  });
  const report = await importLibrary(ctx, file);
  expect(report).toMatchObject({
    playlists: [
      { name: "Good", trackCount: 4 },
      { name: "Liked songs", trackCount: 1 },
    ],
    songs: { created: 3 },
    leftOut: [{ reason: "unusable", count: 3 + 1 + 2 + 3 + 1 }],
  });
  const songs = await prisma().song.findMany({ where: { userId: ctx.userId }, orderBy: { uri: "asc" } });
  expect(songs.map(({ title }) => title)).toEqual(["File", "", "nul \ufffd"]);
  const items = await prisma().playlistItem.findMany({
    where: { playlistId: report.playlists[0]?.id ?? "" },
    orderBy: { position: "asc" },
  });
  expect(items.map(item => item.addedAt.getUTCFullYear())).toEqual([1970, 1970, 2020, 2020]);
});

it("The report of an import names the entries that cannot be used in the language of the reader", async () => {
  const ctx: UserContext = { ...(await createUser()), locale: "fr" };
  const entry = { uri: trackUri(1), addedAt: "2020-02-03T04:05:06.789Z" };
  const file = libraryFile.parse({
    format: "tonearm-library",
    version: 1,
    exportedAt: "2020-02-03T04:05:06.789Z",
    playlists: [null, { name: "Mix", items: [entry, null] }],
    likedSongs: [entry, null],
    songs: [null, { uri: trackUri(1), title: "Known" }],
  });
  const { playlists, leftOut } = await importLibrary(ctx, file);
  expect(playlists.map(({ name }) => name)).toEqual(["Mix", "Titres likés"]);
  expect(leftOut.flatMap(({ examples }) => examples).sort()).toEqual([
    "numéro 2, dans Mix",
    "numéro 2, dans vos Titres likés",
    "playlist 1 du fichier",
    "titre 1 du fichier",
  ]);
});
