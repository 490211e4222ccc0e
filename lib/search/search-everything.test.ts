import { afterAll, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import type { SearchResults } from "@/lib/schemas/search";
import { sampleByDepth } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { createLibrary, searchAll } from "@/testing/library/searches";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { search } from "./search";
import type { SearchInput } from "./search-input";

const { connected, playlist, requests, settings } = await simulated();
afterAll(closeQueue);

const searches = async () => (await requests("/v1/search")).length;

/** Reads all pages of a search of everything. */
async function readPages(ctx: UserContext, q: string, options: Partial<SearchInput>) {
  const pages: SearchResults[] = [];
  let cursor: string | null = null;
  do {
    const page: SearchResults = await searchAll(ctx, q, { ...options, ...(cursor && { cursor }) });
    pages.push(page);
    cursor = page.nextCursor;
  } while (cursor);
  return pages;
}

const songsOf = (pages: SearchResults[]) => pages.flatMap(({ songs }) => songs?.items ?? []);

/** Gives a song of the library another URI, as the same recording has on another album. */
const moveRecording = (ctx: UserContext, track: number, changes = "") =>
  sql(`UPDATE songs SET uri = $3, spotify_id = $4${changes} WHERE user_id = $1 AND uri = $2`, [
    ctx.userId,
    trackUri(track),
    trackUri(5_000 + track),
    trackId(5_000 + track),
  ]);

it("The library comes first, then what only Spotify has, with one call", async () => {
  const listener = await connected({ likedTrackIds: [trackId(117)] });
  await runImport(listener.ctx);
  const before = await searches();
  const { songs, albums, spotifyError } = await searchAll(listener.ctx, "Song 117");
  expect(songs?.items[0]).toMatchObject({ uri: trackUri(117), inLibrary: true, isLiked: true });
  expect(songs?.items.filter(({ uri }) => uri === trackUri(117))).toHaveLength(1);
  expect(songs?.items.slice(1).every(({ inLibrary }) => !inLibrary)).toBe(true);
  expect(albums?.items.every(({ inLibrary }) => typeof inLibrary === "boolean")).toBe(true);
  expect(spotifyError).toBeNull();
  expect((await searches()) - before).toBe(1);
});

it("No page of a search of everything repeats what another page has", async () => {
  const liked = range(40, 100);
  const { ctx } = await connected({ likedTrackIds: liked.map(trackId) });
  await runImport(ctx);
  const before = await searches();
  const pages = await readPages(ctx, "Song 1", { limit: 7 });
  for (const list of ["songs", "albums", "artists"] as const) {
    const found = pages.flatMap(
      page => page[list]?.items.map(item => ("uri" in item ? item.uri : item.id)) ?? [],
    );
    expect(new Set(found).size).toBe(found.length);
  }
  const songs = songsOf(pages);
  expect(songs.filter(({ inLibrary }) => inLibrary)).toHaveLength(liked.length);
  expect(pages.at(-1)?.songs?.total).toBe(songs.length);
  // Six pages of the library, of which the first has Spotify's first page, then Spotify's other pages.
  expect((await searches()) - before).toBe(pages.length - 5);
});

it("The same recording under another URI is found once, by its ISRC or by title, artists and length", async () => {
  const { ctx } = await connected({ likedTrackIds: range(20, 100).map(trackId) });
  await runImport(ctx);
  await moveRecording(ctx, 117);
  await moveRecording(ctx, 118, ", isrc = NULL, duration_ms = duration_ms + 1500");
  await moveRecording(ctx, 119, ", isrc = NULL, duration_ms = duration_ms + 9000");
  const uris = songsOf(await readPages(ctx, "Song 11", { limit: 3, kinds: ["song"] })).map(({ uri }) => uri);
  expect(uris).toContain(trackUri(5_117));
  expect(uris).not.toContain(trackUri(117));
  expect(uris).not.toContain(trackUri(118));
  expect(uris).toContain(trackUri(119));
});

it("Albums, artists and playlists of both places are listed once, with and without filters", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: range(20).map(trackId) });
  for (const name of ["Album 1 mix", "Album 1 rest"])
    await playlist(spotifyUser, { name, trackIds: [trackId(1)] });
  await runImport(ctx);
  for (const q of sampleByDepth(["Album 1", "Artist 1", "Album 1 album:album"], 2)) {
    const pages = await readPages(ctx, q, { limit: 1 });
    for (const list of ["albums", "artists", "playlists"] as const) {
      const ids = pages.flatMap(page => page[list]?.items.map(({ id }) => id) ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }
  }
  const [first] = await readPages(ctx, "Album 1", { limit: 1 });
  expect(first?.albums?.items.map(({ inLibrary }) => inLibrary)).toContain(false);
});

it("A recording that only Spotify finds is shown as the library's copy of it", async () => {
  const { ctx } = await connected({ likedTrackIds: [trackId(291)] });
  await runImport(ctx);
  await moveRecording(ctx, 291);
  const songs = songsOf([await searchAll(ctx, 'track:"Song 29"', { kinds: ["song"] })]);
  expect(songs.find(({ title }) => title === "Song 291")).toMatchObject({
    uri: trackUri(5_291),
    inLibrary: true,
    isLiked: true,
  });
});

it("Spotify is not asked with a filter that only the library knows", async () => {
  const { ctx } = await connected({ likedTrackIds: [trackId(117)] });
  await runImport(ctx);
  const before = await searches();
  const { songs, spotifyError, tried } = await searchAll(ctx, "Song liked artist:Artist");
  expect(songs?.items).toMatchObject([{ uri: trackUri(117) }]);
  expect(spotifyError).toBeNull();
  expect(tried).toEqual({
    words: ["Song"],
    filters: ["liked", "artist:Artist"],
    corrected: [],
    isLibraryOnly: true,
    unusable: [],
  });
  expect(await searches()).toBe(before);
});

it("Spotify is not asked with a filter that is unfinished or impossible, and the library's answer stands", async () => {
  const { ctx } = await connected({ likedTrackIds: [trackId(117)] });
  await runImport(ctx);
  const before = await searches();
  for (const filter of ["year:199", "year:19999", "added:2024-13", "bpm:120-"]) {
    const found = await searchAll(ctx, `Song ${filter}`);
    expect(songsOf([found])).toMatchObject([{ uri: trackUri(117) }]);
    expect(found).toMatchObject({ spotifyError: null, nextCursor: null, tried: { unusable: [filter] } });
    await expect(
      search(ctx, { q: `Song ${filter}`, source: "spotify", kinds: ["song"], limit: 10 }),
    ).rejects.toMatchObject({
      code: "validation_failed",
      message: expect.stringContaining(filter),
    });
  }
  expect(await searches()).toBe(before);
});

it("Years in either order find the same songs of Spotify, with one call", async () => {
  const { ctx } = await connected();
  const find = (q: string) => search(ctx, { q, source: "spotify", kinds: ["song"], limit: 10 });
  const before = await searches();
  const found = await find("Song year:1900-2030");
  expect(found.songs?.items.length).toBeGreaterThan(0);
  expect(await find("Song  year:2030-1900")).toEqual(found);
  expect(await searches()).toBe(before + 1);
});

it("A filter of years finds the songs of the library that an import gave their year, and those of Spotify", async () => {
  const { ctx } = await connected({ likedTrackIds: [trackId(117)] });
  await runImport(ctx);
  const [stored] = await sql<{ year: number; title: string }>(
    "SELECT release_year AS year, title FROM songs WHERE user_id = $1 AND uri = $2",
    [ctx.userId, trackUri(117)],
  );
  const { year = 0, title = "" } = stored ?? {};
  expect(year).toBeGreaterThan(1900);
  const found = await searchAll(ctx, `${title} year:${year}`);
  expect(songsOf([found])).toMatchObject([{ uri: trackUri(117), inLibrary: true }]);
  expect(found).toMatchObject({ spotifyError: null, tried: { isLibraryOnly: false } });
  expect(songsOf([await searchAll(ctx, `${title} year:${year + 1}`)])).toEqual([]);
});

it("A link is looked up on Spotify only if the library does not have it", async () => {
  const { ctx } = await connected({ likedTrackIds: [trackId(117)] });
  await runImport(ctx);
  const before = (await requests()).length;
  expect(songsOf([await searchAll(ctx, trackUri(117))])).toMatchObject([{ inLibrary: true }]);
  expect((await requests()).length).toBe(before);
  expect(songsOf([await searchAll(ctx, trackUri(118))])).toMatchObject([
    { title: "Song 118", inLibrary: false },
  ]);
});

it("The library's answer stands when Spotify is locked, and says why and until when", async () => {
  const { ctx } = await connected({ likedTrackIds: [trackId(117)] });
  await runImport(ctx);
  await settings({ quota: { search: 0 } });
  const { songs, spotifyError, nextCursor } = await searchAll(ctx, "Song 117");
  expect(songs?.items).toMatchObject([{ uri: trackUri(117), inLibrary: true }]);
  expect(spotifyError).toMatchObject({
    code: "quota_exceeded",
    title: "Daily Spotify limit reached",
    retryAt: expect.any(String),
  });
  expect(nextCursor).toBeNull();
});

it("The library's answer stands for a person who has not connected Spotify", async () => {
  const { ctx } = await createLibrary(["Here"]);
  const { songs, spotifyError } = await searchAll(ctx, "here");
  expect(songs?.items).toMatchObject([{ title: "Here", inLibrary: true }]);
  expect(spotifyError).toMatchObject({ code: "spotify_not_connected", retryAt: null });
  await expect(searchAll(ctx, "here", { cursor: "x" })).rejects.toMatchObject({ code: "validation_failed" });
});

it("A page that only Spotify has fails with Spotify's error", async () => {
  const { ctx } = await connected();
  const { nextCursor } = await searchAll(ctx, "Song 1", { kinds: ["song"] });
  await settings({ quota: { search: 0 } });
  await expect(searchAll(ctx, "Song 1", { kinds: ["song"], cursor: nextCursor ?? "" })).rejects.toMatchObject(
    {
      code: "quota_exceeded",
    },
  );
});
