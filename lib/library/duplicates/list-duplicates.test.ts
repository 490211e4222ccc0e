import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { removeTracks } from "@/lib/playlists/remove-tracks";
import { readAll } from "@/testing/library/library";
import { createLibrary } from "@/testing/library/searches";
import { createUser } from "@/testing/people";
import { listDuplicates } from "./list-duplicates";

const page = { limit: 50 };

/** A playlist with One twice, Two in two releases, and Three; another one with Three; Two is liked in its second release. */
async function createDuplicates() {
  const { ctx, id, songIds, itemIds } = await createLibrary([
    { title: "One" },
    { title: "Two", artists: ["Ada"] },
    { title: "TWO", artists: ["ada"] },
    { title: "Three" },
  ]);
  const [again] = await sql<{ id: string }>(
    `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     VALUES ($1, 4, $2, 'song', '2020-01-01') RETURNING id`,
    [id, songIds[0]],
  );
  await sql("UPDATE playlists SET track_count = 5 WHERE id = $1", [id]);
  await sql("UPDATE playlist_items SET added_at = '2021-01-01' WHERE id = $1", [itemIds[2]]);
  await sql("INSERT INTO liked_songs (song_id, user_id, added_at) VALUES ($1, $2, '2022-01-01')", [
    songIds[2],
    ctx.userId,
  ]);
  return { ctx, id, songIds, itemIds, againId: again?.id };
}

it("A song that is in a playlist twice is a duplicate, of which the oldest entry stays", async () => {
  const { ctx, id, itemIds, againId } = await createDuplicates();
  const { items, total } = await listDuplicates(ctx, { kind: "repeated", ...page });
  expect(total).toBe(1);
  expect(items).toMatchObject([
    {
      kind: "repeated",
      entries: [
        {
          itemId: againId,
          position: 4,
          addedAt: "2020-01-01T00:00:00.000Z",
          isExtra: false,
          playlist: { id, origin: "local" },
        },
        { itemId: itemIds[0], position: 0, isExtra: true, canRemove: true, song: { title: "One" } },
      ],
    },
  ]);
  await removeTracks(ctx, id, { itemIds: [itemIds[0] ?? ""] });
  expect(await listDuplicates(ctx, { kind: "repeated", ...page })).toEqual({
    items: [],
    total: 0,
    nextCursor: null,
  });
});

it("A recording under several ids is a duplicate with its entries in all lists", async () => {
  const { ctx, songIds, itemIds } = await createDuplicates();
  const { items } = await listDuplicates(ctx, { kind: "sameRecording", ...page });
  expect(items).toMatchObject([
    {
      entries: [
        { itemId: itemIds[2], song: { id: songIds[2] }, isExtra: false },
        { itemId: null, playlist: null, song: { id: songIds[2], isLiked: true }, isExtra: false },
        { itemId: itemIds[1], song: { id: songIds[1] }, isExtra: true },
      ],
    },
  ]);
});

it("The duplicates of a playlist leave other lists and people out", async () => {
  const { ctx, id, itemIds } = await createDuplicates();
  const { items } = await listDuplicates(ctx, { kind: "sameRecording", playlistId: id, ...page });
  expect(items.flatMap(({ entries }) => entries.map(({ itemId }) => itemId))).toEqual([
    itemIds[2],
    itemIds[1],
  ]);
  const stranger = await createUser();
  expect((await listDuplicates(stranger, { kind: "sameRecording", ...page })).total).toBe(0);
  await expect(listDuplicates(stranger, { kind: "repeated", playlistId: id, ...page })).rejects.toMatchObject(
    {
      code: "not_found",
    },
  );
});

it("Duplicates are listed page by page, although those of earlier pages are removed meanwhile", async () => {
  const { ctx } = await createLibrary(
    ["A", "B", "C", "D"].flatMap(title => [
      { title, artists: ["Ada"] },
      { title, artists: ["Ada"] },
    ]),
  );
  const all = await listDuplicates(ctx, { kind: "sameRecording", ...page });
  const found = await readAll(async cursor => {
    const next = await listDuplicates(ctx, { kind: "sameRecording", limit: 1, ...(cursor && { cursor }) });
    await sql("DELETE FROM playlist_items WHERE id = ANY ($1)", [
      next.items.flatMap(({ entries }) => entries.flatMap(({ isExtra, itemId }) => (isExtra ? itemId : []))),
    ]);
    return next;
  });
  expect(found.map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
  expect(found).toHaveLength(4);
});

it("A local file in a playlist of Spotify cannot be removed", async () => {
  const { ctx, id, songIds } = await createDuplicates();
  await sql("UPDATE playlists SET origin = 'spotify' WHERE id = $1", [id]);
  await sql("UPDATE songs SET is_local = true WHERE id = $1", [songIds[0]]);
  const { items } = await listDuplicates(ctx, { kind: "repeated", ...page });
  expect(items[0]?.entries.map(({ canRemove }) => canRemove)).toEqual([false, false]);
});
