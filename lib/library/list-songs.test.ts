import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { deletePlaylist } from "@/lib/playlists/delete-playlist";
import { restorePlaylist } from "@/lib/playlists/restore-playlist";
import { type LibrarySort, librarySort, type SortOrder } from "@/lib/schemas/library";
import { readAll } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createLibrary } from "@/testing/library/searches";
import { createUser } from "@/testing/people";
import { listSongs } from "./list-songs";

type Ctx = Awaited<ReturnType<typeof createUser>>;

const titlesOf = async (ctx: Ctx, q?: string) =>
  (await listSongs(ctx, { limit: 50, ...(q && { q }) })).items.map(({ title }) => title);

const like = (ctx: Ctx, songId: string | undefined, addedAt: string) =>
  sql("INSERT INTO liked_songs (song_id, user_id, added_at) VALUES ($1, $2, $3)", [
    songId,
    ctx.userId,
    addedAt,
  ]);

const play = (ctx: Ctx, songId: string | undefined, times: string[]) =>
  sql(
    "INSERT INTO plays (user_id, song_id, played_at, source) SELECT $1, $2, at, 'x' FROM unnest($3::timestamptz[]) at",
    [ctx.userId, songId, times],
  );

it("The songs of the library are liked or in a playlist, and not only in the history or in a deleted playlist", async () => {
  const ctx = await createUser();
  const { id, songIds } = await createLocalPlaylist(ctx, [{ title: "In playlist" }, { title: "Liked too" }]);
  const [heard] = await sql<{ id: string }>(
    "INSERT INTO songs (user_id, uri, title, duration_ms, artists) VALUES ($1, 'spotify:track:x', 'Heard', 1, '[]') RETURNING id",
    [ctx.userId],
  );
  await play(ctx, heard?.id, ["2026-01-01"]);
  await like(ctx, songIds[1], "2026-02-02");
  expect(await titlesOf(ctx)).toEqual(["In playlist", "Liked too"]);
  await deletePlaylist(ctx, id);
  expect(await titlesOf(ctx)).toEqual(["Liked too"]);
  await restorePlaylist(ctx, id);
  expect(await titlesOf(ctx)).toEqual(["In playlist", "Liked too"]);
  expect((await listSongs(await createUser(), { limit: 50 })).total).toBe(0);
});

it("A song of the library tells when it came, how often it was played, and when last", async () => {
  const ctx = await createUser();
  const { id, songIds } = await createLocalPlaylist(ctx, [{ title: "Song" }]);
  await like(ctx, songIds[0], "2024-03-04T05:06:07.089Z");
  await play(ctx, songIds[0], ["2025-01-01T00:00:00Z", "2025-06-01T10:00:00Z"]);
  const { items, total, durationMs } = await listSongs(ctx, { limit: 50, playlistId: id });
  expect(items).toMatchObject([
    {
      title: "Song",
      isLiked: true,
      isInPlaylist: true,
      addedAt: "2024-03-04T05:06:07.089Z",
      plays: 2,
      lastPlayedAt: "2025-06-01T10:00:00.000Z",
    },
  ]);
  expect({ total, durationMs }).toEqual({ total: 1, durationMs: 1_000 });
});

/** Creates songs of which many have equal values or none, named by their place in the list. */
async function createUnevenLibrary() {
  const { ctx, songIds } = await createLibrary(
    Array.from({ length: 12 }, (_, index) => ({
      title: `Title ${[3, 1, 2][index % 3]}`,
      ...(index % 4 > 0 && { album: `Album ${index % 2}`, artists: [`Artist ${index % 3}`] }),
    })),
  );
  await sql("UPDATE songs SET duration_ms = 1000 * (1 + abs(hashtext(id::text)) % 3) WHERE user_id = $1", [
    ctx.userId,
  ]);
  for (const [index, id] of songIds.entries()) {
    await sql("UPDATE playlist_items SET added_at = $2 WHERE song_id = $1", [id, `202${index % 3}-01-01`]);
    if (index % 5 > 1)
      await play(
        ctx,
        id,
        Array.from({ length: index % 3 }, (_, n) => `202${n}-05-05`),
      );
  }
  return ctx;
}

const columnOf: Record<
  LibrarySort,
  (song: Awaited<ReturnType<typeof listSongs>>["items"][number]) => unknown
> = {
  title: song => song.title,
  artist: song => song.artists[0]?.name,
  album: song => song.album?.name,
  addedAt: song => song.addedAt,
  duration: song => song.durationMs,
  plays: song => song.plays,
  lastPlayedAt: song => song.lastPlayedAt ?? undefined,
};

it("Songs are sorted by every column in both directions, without repetitions and gaps between pages of equal values", async () => {
  const ctx = await createUnevenLibrary();
  for (const sort of librarySort.options)
    for (const order of ["asc", "desc"] satisfies SortOrder[]) {
      const songs = (await listSongs(ctx, { limit: 100, sort, order })).items;
      const values = songs.map(columnOf[sort]);
      const known = values.filter(value => value !== undefined) as string[];
      const sign = order === "asc" ? 1 : -1;
      const sorted = known.toSorted((a, b) => sign * (a < b ? -1 : a > b ? 1 : 0));
      // Missing values come last.
      expect({ sort, order, values }).toEqual({
        sort,
        order,
        values: [...sorted, ...values.filter(value => value === undefined)],
      });
      const paged = await readAll(cursor =>
        listSongs(ctx, { limit: 2, sort, order, ...(cursor && { cursor }) }),
      );
      expect(paged.map(({ id }) => id)).toEqual(songs.map(({ id }) => id));
      const skipped = await listSongs(ctx, { limit: 3, sort, order, from: 8 });
      expect(skipped.items.map(({ id }) => id)).toEqual(songs.slice(8, 11).map(({ id }) => id));
      expect([skipped.total, skipped.durationMs]).toEqual([12, null]);
    }
});

it("A page begins after the last song that was read, although songs before it have left meanwhile", async () => {
  const ctx = await createUnevenLibrary();
  const all = (await listSongs(ctx, { limit: 100, sort: "plays", order: "desc" })).items;
  const { items, nextCursor } = await listSongs(ctx, { limit: 5, sort: "plays", order: "desc" });
  await sql("DELETE FROM playlist_items WHERE song_id = ANY ($1)", [items.map(({ id }) => id)]);
  const next = await listSongs(ctx, { limit: 3, sort: "plays", order: "desc", cursor: nextCursor ?? "" });
  expect(next.items.map(({ id }) => id)).toEqual(all.slice(5, 8).map(({ id }) => id));
  await expect(
    listSongs(ctx, { limit: 3, sort: "plays", order: "asc", cursor: nextCursor ?? "" }),
  ).rejects.toMatchObject({
    code: "validation_failed",
  });
});

it("The filters of the search limit the songs, in every order and page by page", async () => {
  const { ctx, songIds } = await createLibrary([
    { title: "One", artists: ["Queen"], album: "Hot Space" },
    { title: "Two", artists: ["Queen"], album: "Jazz" },
    { title: "Three", artists: ["Björk"] },
    { title: "100% love" },
  ]);
  await sql("UPDATE songs SET audio_features = $2 WHERE id = $1", [
    songIds[1],
    JSON.stringify({ tempo: 119.6 }),
  ]);
  await sql("UPDATE songs SET release_year = $2 WHERE id = $1", [songIds[0], 1982]);
  await like(ctx, songIds[2], "2024-05-06");
  const wanted = {
    queen: ["One", "Two"],
    "artist:queen album:jazz": ["Two"],
    liked: ["Three"],
    "added:2024": ["Three"],
    "added:2024-06": [],
    "playlist:local": ["100% love", "One", "Three", "Two"],
    "playlist:local bjork": ["Three"],
    "bpm:120-130": ["Two"],
    "bpm:120 queen": ["Two"],
    "bpm:130-120": ["Two"],
    "bpm:121": [],
    "year:1982": ["One"],
    "year:1980-1989 queen": ["One"],
    "year:1989-1980": ["One"],
    "year:1983": [],
    "year:198 queen": ["One", "Two"],
    thrre: ["Three"],
    "%": ["100% love"],
  };
  for (const [q, titles] of Object.entries(wanted))
    expect({ q, titles: await titlesOf(ctx, q) }).toEqual({ q, titles });
  const view = { q: "playlist:local", sort: "plays", order: "desc" } as const;
  const paged = await readAll(cursor => listSongs(ctx, { limit: 1, ...view, ...(cursor && { cursor }) }));
  expect(paged).toEqual((await listSongs(ctx, { limit: 50, ...view })).items);
  expect(paged).toHaveLength(4);
});

it("A filter that thousands of songs pass lists them in the same order as fewer songs", async () => {
  const ctx = await createUser();
  const { id } = await createLocalPlaylist(ctx, 1);
  await sql(
    `WITH added AS (
       INSERT INTO songs (user_id, uri, title, duration_ms, artists, search_text)
       SELECT $1, 'spotify:track:many' || n, 'Many ' || n, 1000, '[]', '' FROM generate_series(2, 2001) n RETURNING id)
     INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT $2, row_number() OVER (), id, 'song', now() - interval '1 day' FROM added`,
    [ctx.userId, id],
  );
  const view = { q: "playlist:local", limit: 3, sort: "title", order: "asc" } as const;
  const first = await listSongs(ctx, view);
  expect(first).toMatchObject({ total: 2_001, items: [2, 3, 4].map(n => ({ title: `Many ${n}` })) });
  const next = await listSongs(ctx, { ...view, cursor: first.nextCursor ?? "" });
  expect(next.items.map(({ title }) => title)).toEqual(["Many 5", "Many 6", "Many 7"]);
  const middle = await listSongs(ctx, { ...view, from: 1_000 });
  expect(middle.items.map(({ title }) => title)).toEqual(["Many 1002", "Many 1003", "Many 1004"]);
});

it("Names that are longer than an entry of an index are sorted by their beginning", async () => {
  const long = "長".repeat(3_000);
  const { ctx } = await createLibrary([{ title: `a${long}`.slice(0, 800), artists: [long], album: long }]);
  for (const sort of librarySort.options)
    expect((await listSongs(ctx, { limit: 1, sort })).items).toHaveLength(1);
});
