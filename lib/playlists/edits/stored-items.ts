import type pg from "pg";
import { itemKindSql } from "@/lib/library/song-sql";
import { keepPlaces, type ListChange } from "./former-places";
import type { Item } from "./steps";

/** The part of a change that the two lists do not show. */
export type PlacesOfEdit = Partial<ListChange>;

const selectItems = `SELECT i.id, i.song_id AS "songId", s.uri, COALESCE(s.is_local, false) AS "isLocal"
  FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id WHERE i.playlist_id = $1 ORDER BY i.position`;

/** Returns the items of a playlist in order. */
export const readItems = async (client: pg.PoolClient, playlistId: string): Promise<Item[]> =>
  (await client.query<Item>(selectItems, [playlistId])).rows;

const insertItems = `INSERT INTO playlist_items (id, playlist_id, position, song_id, kind, added_at)
  SELECT input.id, $1, input.position, s.id, CASE WHEN s.id IS NULL THEN 'unavailable' ELSE ${itemKindSql("s")} END,
    COALESCE(f.added_at, now())
  FROM unnest($2::uuid[], $3::int[], $4::uuid[]) AS input(id, position, song_id) LEFT JOIN songs s ON s.id = input.song_id
  LEFT JOIN former_places f ON f.playlist_id = $1 AND f.item_id = input.id AND f.is_removed`;
const moveItems = `UPDATE playlist_items i SET position = input.position
  FROM unnest($2::uuid[], $3::int[]) AS input(id, position) WHERE i.playlist_id = $1 AND i.id = input.id`;

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

/**
 * Changes the stored items of a locked playlist from one list to another. Items keep their ids and dates, and removed ones leave
 * their places, unless `places` is null.
 */
export async function writeItems(
  client: pg.PoolClient,
  playlistId: string,
  before: readonly Item[],
  after: readonly Item[],
  places: PlacesOfEdit | null,
): Promise<void> {
  const forgetPlaces =
    places && (await keepPlaces(client, playlistId, { before: ids(before), after: ids(after), ...places }));
  const positions = new Map(before.map(({ id }, position) => [id, position]));
  const keptIds = new Set(after.map(({ id }) => id));
  const removed = before.filter(({ id }) => !keptIds.has(id));
  const placed = after.map((item, position) => ({ ...item, position }));
  const added = placed.filter(({ id }) => !positions.has(id));
  const moved = placed.filter(({ id, position }) => positions.has(id) && positions.get(id) !== position);
  const positionsOf = (items: readonly { position: number }[]) => items.map(({ position }) => position);
  if (removed.length > 0) await client.query("DELETE FROM playlist_items WHERE id = ANY($1)", [ids(removed)]);
  if (moved.length > 0) await client.query(moveItems, [playlistId, ids(moved), positionsOf(moved)]);
  if (added.length > 0)
    await client.query(insertItems, [
      playlistId,
      ids(added),
      positionsOf(added),
      added.map(({ songId }) => songId),
    ]);
  await forgetPlaces?.();
  await client.query("UPDATE playlists SET track_count = $2 WHERE id = $1", [playlistId, after.length]);
}
