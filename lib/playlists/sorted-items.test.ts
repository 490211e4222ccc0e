import { expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { sql } from "@/lib/platform/db";
import type { SongSort, SortOrder } from "@/lib/schemas/library";
import { readAll } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { listPlaylistItems } from "./list-playlist-items";

type Entry = { title: string; artist: string; album: string | null; minutes: number; day: number };

const entries: Entry[] = [
  { title: "Zoé", artist: "Ada", album: "Two", minutes: 3, day: 4 },
  { title: "étude", artist: "Bea", album: null, minutes: 1, day: 2 },
  { title: "Etude 10", artist: "Ada", album: "10", minutes: 5, day: 3 },
  { title: "Etude 9", artist: "Cid", album: "9", minutes: 1, day: 1 },
];

/** Creates a person with these songs in a playlist and liked. */
async function createLists() {
  const ctx = await createUser();
  const { id: playlistId, songIds } = await createLocalPlaylist(ctx, entries);
  for (const [index, { artist, album, minutes, day }] of entries.entries()) {
    const added = `2026-11-0${day}T00:00:00Z`;
    const id = songIds[index];
    await sql("UPDATE songs SET artists = $2, album_name = $3, duration_ms = $4 WHERE id = $1", [
      id,
      JSON.stringify([{ id: null, name: artist }]),
      album,
      minutes * 60_000,
    ]);
    await sql("UPDATE playlist_items SET added_at = $2 WHERE song_id = $1", [id, added]);
    await sql("INSERT INTO liked_songs (song_id, user_id, added_at) VALUES ($1, $2, $3)", [
      id,
      ctx.userId,
      added,
    ]);
  }
  return { ctx, playlistId };
}

const expected: [SongSort, SortOrder, string[]][] = [
  ["title", "asc", ["étude", "Etude 9", "Etude 10", "Zoé"]],
  ["title", "desc", ["Zoé", "Etude 10", "Etude 9", "étude"]],
  ["artist", "asc", ["Zoé", "Etude 10", "étude", "Etude 9"]],
  ["album", "desc", ["Zoé", "Etude 10", "Etude 9", "étude"]],
  ["addedAt", "asc", ["Etude 9", "étude", "Etude 10", "Zoé"]],
  ["duration", "asc", ["étude", "Etude 9", "Zoé", "Etude 10"]],
];

const list = (ctx: UserContext, playlistId: string) => (input: Parameters<typeof listPlaylistItems>[2]) =>
  listPlaylistItems(ctx, playlistId, input);

it("A playlist is sorted by each column, page by page, and its items keep their positions", async () => {
  const { ctx, playlistId } = await createLists();
  const items = list(ctx, playlistId);
  for (const [sort, order, titles] of expected) {
    const byCursor = await readAll(cursor => items({ limit: 1, sort, order, ...(cursor && { cursor }) }));
    expect(byCursor.map(({ song }) => song?.title)).toEqual(titles);
    const byPlace = await Promise.all([0, 2].map(from => items({ limit: 2, sort, order, from })));
    expect(byPlace.flatMap(page => page.items.map(({ song }) => song?.title))).toEqual(titles);
    expect(byCursor.every(({ position, song }) => entries[position]?.title === song?.title)).toBe(true);
  }
});

it("Liked songs are sorted by each column, page by page; equal ones stay in the order of the likes", async () => {
  const { ctx } = await createLists();
  for (const [sort, order, titles] of expected) {
    const liked = await readAll(cursor =>
      listLikedSongs(ctx, { limit: 3, sort, order, ...(cursor && { cursor }) }),
    );
    expect(liked.map(({ song }) => song.title)).toEqual(titles);
    const newestFirst = ["Zoé", "Etude 10", "étude", "Etude 9"];
    expect(liked.every(({ position, song }) => newestFirst[position] === song.title)).toBe(true);
  }
});

it("The first page of a list tells the number and the length of all matching songs", async () => {
  const { ctx, playlistId } = await createLists();
  const items = list(ctx, playlistId);
  expect(await items({ limit: 1 })).toMatchObject({ total: 4, durationMs: 600_000 });
  expect(await items({ limit: 1, q: "etude", sort: "title" })).toMatchObject({
    total: 3,
    durationMs: 420_000,
  });
  expect(await items({ limit: 1, from: 1 })).toMatchObject({ total: 4, durationMs: null });
  expect(await listLikedSongs(ctx, { limit: 1, q: "ada etude" })).toMatchObject({
    total: 1,
    durationMs: 300_000,
  });
  expect(await listLikedSongs(ctx, { limit: 2, from: 2 })).toMatchObject({ total: 4, durationMs: null });
});

it("A filter matches words without accents in any order, in a playlist and in liked songs", async () => {
  const { ctx, playlistId } = await createLists();
  const titles = async (q: string) => {
    const [items, liked] = await Promise.all([
      listPlaylistItems(ctx, playlistId, { limit: 10, q }),
      listLikedSongs(ctx, { limit: 10, q, sort: "title" }),
    ]);
    expect(liked.total).toBe(items.total);
    return items.items.map(({ song }) => song?.title);
  };
  expect(await titles("zoe")).toEqual(["Zoé"]);
  expect(await titles("10 ADA")).toEqual(["Etude 10"]);
  expect(await titles("étude")).toEqual(["étude", "Etude 10", "Etude 9"]);
  expect(await titles("'")).toEqual([]);
  expect(await titles("10%")).toEqual(["Etude 10"]);
});

it("A cursor of another order is refused, and the error names the cursor", async () => {
  const { ctx, playlistId } = await createLists();
  const items = list(ctx, playlistId);
  const { nextCursor } = await items({ limit: 1, sort: "title" });
  for (const sort of ["artist", undefined] as const)
    await expect(items({ limit: 1, ...(sort && { sort }), cursor: nextCursor ?? "" })).rejects.toMatchObject({
      code: "validation_failed",
      field: "cursor",
    });
});

it("Each song of a list says if it is liked", async () => {
  const { ctx, playlistId } = await createLists();
  await sql("DELETE FROM liked_songs WHERE user_id = $1 AND added_at = '2026-11-01T00:00:00Z'", [ctx.userId]);
  const { items } = await listPlaylistItems(ctx, playlistId, { limit: 10 });
  expect(items.map(({ song }) => song?.isLiked)).toEqual([true, true, true, false]);
});

it("Liked songs have their positions on every page of their own order", async () => {
  const { ctx } = await createLists();
  const byCursor = await readAll(cursor => listLikedSongs(ctx, { limit: 3, ...(cursor && { cursor }) }));
  expect(byCursor.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
  const { items } = await listLikedSongs(ctx, { limit: 2, from: 1 });
  expect(items.map(({ position }) => position)).toEqual([1, 2]);
});
