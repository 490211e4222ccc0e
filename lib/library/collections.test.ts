import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { readAll } from "@/testing/library/library";
import { createUser } from "@/testing/people";
import { listAlbums } from "./list-albums";
import { listArtists } from "./list-artists";

/** Songs as `album / artists`. */
const songs = [
  "Homogenic / Björk",
  "Homogenic / Björk, Arca",
  "Homogenic / Arca",
  "2 / Adele",
  "10 / Adele",
  "10 / Adele",
];

async function createLibrary() {
  const ctx = await createUser();
  for (const [index, song] of songs.entries()) {
    const [album = "", artists = ""] = song.split(" / ");
    await sql(
      `INSERT INTO songs (user_id, uri, title, duration_ms, artists, album_id, album_name)
       VALUES ($1, $2, 'Song', 1, $3, $4, $5)`,
      [
        ctx.userId,
        `spotify:track:${index}`,
        JSON.stringify(artists.split(", ").map(name => ({ id: `id of ${name}`, name }))),
        `id of ${album}`,
        album,
      ],
    );
  }
  await sql(
    `INSERT INTO songs (user_id, uri, title, duration_ms, artists, album_name, is_local)
     VALUES ($1, 'spotify:local:x', 'File', 1, '[{"id": null, "name": "Me"}]', 'Tapes', true)`,
    [ctx.userId],
  );
  return ctx;
}

it("The albums of a library have the artist of most of their songs, and the number of songs, page by page", async () => {
  const ctx = await createLibrary();
  const page = { limit: 1, order: "asc" } as const;
  const albums = await readAll(cursor =>
    listAlbums(ctx, { ...page, sort: "name", ...(cursor && { cursor }) }),
  );
  expect(albums.map(({ name, artists, songCount }) => [name, artists[0]?.name, songCount])).toEqual([
    ["2", "Adele", 1],
    ["10", "Adele", 2],
    ["Homogenic", "Björk", 3],
  ]);
  const byArtist = await listAlbums(ctx, { limit: 5, sort: "artist", order: "desc" });
  expect(byArtist.items.map(({ name }) => name)).toEqual(["Homogenic", "2", "10"]);
  expect(byArtist.total).toBe(3);
  const bySongs = await listAlbums(ctx, { limit: 5, sort: "songs", order: "desc", q: "adele" });
  expect(bySongs.items.map(({ name }) => name)).toEqual(["10", "2"]);
});

it("The artists of a library have all songs that credit them, and a filter finds them without accents", async () => {
  const ctx = await createLibrary();
  const byName = await listArtists(ctx, { limit: 10, sort: "name", order: "asc" });
  expect(byName.items.map(({ name, songCount }) => [name, songCount])).toEqual([
    ["Adele", 3],
    ["Arca", 2],
    ["Björk", 2],
  ]);
  const found = await listArtists(ctx, { limit: 10, sort: "songs", order: "desc", q: "bjork" });
  expect(found).toMatchObject({ items: [{ id: "id of Björk" }], total: 1, nextCursor: null });
});

it("Albums and artists of other people are not listed", async () => {
  await createLibrary();
  const other = await createUser();
  const input = { limit: 10, sort: "name", order: "asc" } as const;
  expect(await listAlbums(other, input)).toEqual({ items: [], nextCursor: null, total: 0 });
  expect(await listArtists(other, input)).toEqual({ items: [], nextCursor: null, total: 0 });
});
