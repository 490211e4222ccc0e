import { afterAll, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { exportCsv } from "@/lib/export/export-csv";
import { exportJson } from "@/lib/export/export-json";
import { importLibrary } from "@/lib/export/import-library";
import { getHome } from "@/lib/history/get-home";
import { getSong } from "@/lib/library/get-song";
import { listArtists } from "@/lib/library/list-artists";
import { listSongs } from "@/lib/library/list-songs";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { listPlaylistItems } from "@/lib/playlists/list-playlist-items";
import { listPlaylists } from "@/lib/playlists/list-playlists";
import { getQueue } from "@/lib/queue/get-queue";
import { libraryFile } from "@/lib/schemas/export";
import { search } from "@/lib/search/search";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { wordExample } from "@/lib/sync/skip-examples";
import { allPlaylists, readAll } from "@/testing/library/library";
import { createUser } from "@/testing/people";
import { trackUri } from "@/testing/spotify/catalog";

afterAll(closeQueue);

const addedAt = "2026-01-02T03:04:05.000Z";
const uris = [1, 2, 3].map(trackUri);
/** Two songs without a title between others, in a playlist without a name, all of them liked. */
const file = libraryFile.parse({
  format: "tonearm-library",
  version: 1,
  playlists: [{ name: " ", items: uris.map(uri => ({ uri, addedAt })) }],
  likedSongs: uris.map(uri => ({ uri, addedAt })),
  songs: uris.map((uri, index) => ({
    uri,
    title: index === 1 ? "Unti" : "",
    artists: [{ id: `artist-${index}`, name: index === 1 ? "Adele" : "" }],
  })),
});

const inFrench = (ctx: UserContext): UserContext => ({ ...ctx, locale: "fr" });

const like = (ctx: UserContext) =>
  sql(
    "INSERT INTO liked_songs (song_id, user_id, added_at) SELECT id, user_id, now() FROM songs WHERE user_id = $1",
    [ctx.userId],
  );

async function createLibrary() {
  const ctx = await createUser();
  const report = await importLibrary(ctx, file);
  await like(ctx);
  return { ctx, report, playlistId: report.playlists[0]?.id ?? "" };
}

/** Everything that people read about the library, as text. */
async function readEverything(ctx: UserContext, playlistId: string): Promise<string> {
  const page = { limit: 50 };
  const songs = await listSongs(ctx, page);
  let csv = "";
  for await (const part of exportCsv(ctx, null)) csv += part;
  return JSON.stringify([
    songs,
    await getSong(ctx, songs.items[0]?.id ?? ""),
    await listPlaylists(ctx, page),
    await listPlaylistItems(ctx, playlistId, page),
    await listPlaylistItems(ctx, playlistId, { ...page, sort: "title" }),
    await listLikedSongs(ctx, page),
    await listArtists(ctx, { ...page, sort: "name", order: "asc" }),
    await getHome(ctx),
    await search(ctx, { ...page, q: "unti", kinds: ["song", "playlist"], source: "library" }),
    await getShuffle(ctx, { playlistId }),
    (await startShuffle(ctx, { likedSongs: true })).name,
    await nextInShuffle(ctx, { playlistId }),
    csv,
  ]);
}

it("A song, playlist or artist without a name has a word in the language of the reader, and none in the database", async () => {
  const { ctx, report, playlistId } = await createLibrary();
  expect(report.playlists).toMatchObject([
    { name: "Untitled", nameInFile: "Untitled" },
    { name: "Liked songs" },
  ]);
  await startShuffle(ctx, { playlistIds: [playlistId] });
  const english = await readEverything(ctx, playlistId);
  const french = await readEverything(inFrench(ctx), playlistId);
  for (const text of [english, french]) expect(text).not.toMatch(/"title":""|"name":"",/);
  expect(english).not.toMatch(/Sans titre|Artiste inconnu|Titres likés/);
  expect(french).not.toMatch(/Untitled|Unknown artist/);
  expect(french).toMatch(/"Titres likés",.*Titres likés/);
  const stored = await sql<{ words: string }>(
    `SELECT s.title || p.name || h.name AS words FROM songs s, playlists p, shuffle_sessions h
     WHERE s.user_id = $1 AND p.user_id = $1 AND h.user_id = $1 AND s.uri <> $2 AND p.id = $3`,
    [ctx.userId, trackUri(2), playlistId],
  );
  expect(new Set(stored.map(({ words }) => words))).toEqual(new Set([""]));
});

it("A list goes on after songs without a title, page by page", async () => {
  const { ctx } = await createLibrary();
  for (const reader of [ctx, inFrench(ctx)]) {
    const songs = await readAll(cursor => listSongs(reader, { limit: 1, ...(cursor && { cursor }) }));
    expect(songs.map(({ uri }) => uri).toSorted()).toEqual(uris);
  }
});

it.each(["untitled", "sans titre"])("A search for “%s” finds what has no name", async q => {
  const { ctx, playlistId } = await createLibrary();
  const unnamed = [trackUri(1), trackUri(3)];
  const results = await search(ctx, { q, kinds: ["song", "playlist"], limit: 50, source: "library" });
  expect(results.songs?.items.map(({ uri }) => uri).toSorted()).toEqual(unnamed);
  expect(results.playlists?.items).toMatchObject([{ id: playlistId }]);
  const listed = await Promise.all([
    listSongs(ctx, { limit: 50, q }),
    listPlaylistItems(ctx, playlistId, { limit: 50, q }),
    listLikedSongs(ctx, { limit: 50, q }),
  ]);
  for (const { items } of listed) expect(items).toHaveLength(2);
  expect((await listPlaylists(ctx, { limit: 50, q })).items).toHaveLength(1);
  expect((await startShuffle(ctx, { search: q })).size).toBe(2);
});

it("An export keeps missing names empty, so that they have the next reader's language", async () => {
  const { ctx } = await createLibrary();
  let json = "";
  for await (const part of exportJson(ctx, null)) json += part;
  expect(json).not.toContain("Untitled");
  const stranger = inFrench(await createUser());
  await importLibrary(stranger, libraryFile.parse(JSON.parse(json)));
  expect((await allPlaylists(stranger)).map(({ name }) => name)).toContain("Sans titre");
  expect((await listSongs(stranger, { limit: 1 })).items[0]?.title).toBe("Sans titre");
});

it("A file of an earlier release, which named missing titles in English, is read as one without them", async () => {
  const ctx = inFrench(await createUser());
  const titles = {
    "spotify:local:Me:Tapes::200": "Untitled",
    "spotify:local:Me:Tapes:Untitled:200": "Untitled",
  };
  const songs = Object.entries(titles).map(([uri, title]) => ({ uri, title }));
  await importLibrary(ctx, libraryFile.parse({ format: "tonearm-library", version: 1, songs }));
  await like(ctx);
  const listed = await listSongs(ctx, { limit: 5 });
  expect(listed.items.map(({ uri, title }) => [uri, title])).toEqual([
    ["spotify:local:Me:Tapes::200", "Sans titre"],
    ["spotify:local:Me:Tapes:Untitled:200", "Untitled"],
  ]);
});

it("The queue names its list in the language of the reader", async () => {
  const { ctx } = await createLibrary();
  await sql("INSERT INTO queues (user_id, source) VALUES ($1, $2)", [
    ctx.userId,
    JSON.stringify({ kind: "playlist", id: "x", name: "" }),
  ]);
  const nameFor = async (reader: UserContext) => (await getQueue(reader, { limit: 1 })).source?.name;
  expect([await nameFor(ctx), await nameFor(inFrench(ctx))]).toEqual(["Untitled", "Sans titre"]);
  await sql("UPDATE queues SET source = $2 WHERE user_id = $1", [
    ctx.userId,
    JSON.stringify({ kind: "shuffle", id: "x", name: null }),
  ]);
  expect([await nameFor(ctx), await nameFor(inFrench(ctx))]).toEqual(["Liked songs", "Titres likés"]);
});

it("The report of an import words a skipped entry or playlist without a name", () => {
  const entry = { kind: "entry", title: "", number: 3, list: "" } as const;
  expect(wordExample("en", entry)).toBe("song 3 in Untitled");
  expect(wordExample("fr", entry)).toBe("titre 3 de Sans titre");
  expect([wordExample("en", ""), wordExample("fr", "")]).toEqual(["Untitled", "Sans titre"]);
});
