import { randomUUID } from "node:crypto";
import type pg from "pg";
import { compareEntries } from "@/lib/playlists/versions/compare-entries";

/** A place that an item had before it was removed or moved. */
export type FormerPlace = {
  id: string;
  itemId: string;
  isRemoved: boolean;
  afterId: string | null;
  position: number;
  songId: string | null;
  uri: string | null;
  isLocal: boolean;
};

/** Edits can be undone for this time. */
export const undoWindow = "1 hour";
/** The maximum number of former places of a playlist. */
const maxPlaces = 5_000;

const selectPlaces = `SELECT f.id, f.item_id AS "itemId", f.is_removed AS "isRemoved", f.after_id AS "afterId", f.position,
    f.song_id AS "songId", s.uri, COALESCE(s.is_local, false) AS "isLocal"
  FROM former_places f LEFT JOIN songs s ON s.id = f.song_id
  WHERE f.playlist_id = $1 AND f.created_at > now() - interval '${undoWindow}' ORDER BY f.created_at DESC, f.id LIMIT ${maxPlaces}`;

/** Returns the former places in a playlist, the newest first. */
export const readPlaces = async (client: pg.PoolClient, playlistId: string): Promise<FormerPlace[]> =>
  (await client.query<FormerPlace>(selectPlaces, [playlistId])).rows;

/**
 * Returns the ids of a list together with the former places between them. Each place knows the id before it, so the order does not
 * depend on the order in which places come and go. Leaves out places whose neighbor has vanished.
 */
export function withPlaces(
  itemIds: readonly string[],
  places: readonly Pick<FormerPlace, "id" | "afterId">[],
): string[] {
  const followers = new Map<string | null, string[]>();
  for (const { id, afterId } of places) followers.set(afterId, [...(followers.get(afterId) ?? []), id]);
  const sequence: string[] = [];
  const pending: (string | null)[] = [null, ...itemIds].reverse();
  while (pending.length > 0) {
    const id = pending.pop() ?? null;
    if (id !== null) sequence.push(id);
    // The newest place is the first in the list, and was the closest to its neighbor when it came.
    pending.push(...(followers.get(id) ?? []).toReversed());
  }
  return sequence;
}

/** Returns the ids of the items that stay and change their order. */
function findMoved(before: readonly string[], after: readonly string[]): Set<string> {
  const afterIds = new Set(after);
  const kept = before.filter(id => afterIds.has(id));
  const keptIds = new Set(kept);
  const order = after.filter(id => keptIds.has(id));
  if (kept.every((id, index) => id === order[index])) return new Set();
  return new Set(compareEntries(kept, order).moved.map(index => order[index] ?? ""));
}

const insertPlaces = `INSERT INTO former_places (id, playlist_id, item_id, is_removed, after_id, position, song_id, kind, added_at)
  SELECT input.id, $1, input.item_id, input.is_removed, input.after_id, input.position, i.song_id, i.kind, i.added_at
  FROM unnest($2::uuid[], $3::uuid[], $4::boolean[], $5::uuid[], $6::int[]) AS input(id, item_id, is_removed, after_id, position)
  JOIN playlist_items i ON i.id = input.item_id`;
const updatePlaces = `UPDATE former_places f SET after_id = input.after_id
  FROM unnest($2::uuid[], $3::uuid[]) AS input(id, after_id) WHERE f.playlist_id = $1 AND f.id = input.id`;
const deletePlaces = "DELETE FROM former_places WHERE playlist_id = $1 AND id = ANY($2)";

/**
 * A change of a list of item ids. `isUndo`: the moved items go back to their former places, so their present places are not
 * remembered.
 */
export type ListChange = {
  before: readonly string[];
  after: readonly string[];
  movedIds?: readonly string[];
  isUndo?: boolean;
};

/** Returns the newest place to which an item can be put back. */
export const placeOf = (places: readonly FormerPlace[], itemId: string, isRemoved: boolean) =>
  places.find(place => place.itemId === itemId && place.isRemoved === isRemoved);

/**
 * Remembers where the removed and moved items of a list were, before the items are written. Older places stay between the same
 * neighbors. Returns a function that forgets the places of items that came back, for after the items are written.
 */
export async function keepPlaces(
  client: pg.PoolClient,
  playlistId: string,
  { before, after, movedIds = [], isUndo = false }: ListChange,
): Promise<() => Promise<unknown>> {
  const places = await readPlaces(client, playlistId);
  const positions = new Map(before.map((id, position) => [id, position]));
  const afterIds = new Set(after);
  const recorded = [...before.filter(id => !afterIds.has(id)), ...(isUndo ? [] : movedIds)];
  if (places.length === 0 && recorded.length === 0) return async () => undefined;

  const added = new Map(
    recorded.map(itemId => [itemId, { id: randomUUID(), itemId, isRemoved: !afterIds.has(itemId) }]),
  );
  const undone = isUndo ? movedIds.flatMap(id => placeOf(places, id, false) ?? []) : [];
  const isBack = ({ itemId, isRemoved }: FormerPlace) =>
    isRemoved && afterIds.has(itemId) && !positions.has(itemId);
  const ended = new Map([...places.filter(isBack), ...undone].map(({ id, itemId }) => [id, itemId]));
  const moved = new Set([...findMoved(before, after), ...movedIds]);

  const placeIds = new Set(places.map(({ id }) => id));
  const anchors = new Map<string, string | null>();
  let previous: string | null = null;
  for (const id of withPlaces(before, places)) {
    const itemId = ended.get(id);
    const placeId = added.get(id)?.id ?? (placeIds.has(id) ? id : undefined);
    if (itemId !== undefined) previous = itemId;
    else if (placeId) {
      anchors.set(placeId, previous);
      previous = placeId;
    } else if (!moved.has(id)) previous = id;
  }
  const shifted = places.filter(({ id, afterId }) => anchors.has(id) && anchors.get(id) !== afterId);
  if (shifted.length > 0)
    await client.query(updatePlaces, [
      playlistId,
      shifted.map(({ id }) => id),
      shifted.map(({ id }) => anchors.get(id)),
    ]);
  const rows = [...added.values()];
  if (rows.length > 0)
    await client.query(insertPlaces, [
      playlistId,
      rows.map(({ id }) => id),
      rows.map(({ itemId }) => itemId),
      rows.map(({ isRemoved }) => isRemoved),
      rows.map(({ id }) => anchors.get(id) ?? null),
      rows.map(({ itemId }) => positions.get(itemId) ?? 0),
    ]);
  return async () => {
    if (ended.size > 0) await client.query(deletePlaces, [playlistId, [...ended.keys()]]);
  };
}

/** Puts items back at former places. Returns the new list of ids. */
export function putBack(
  itemIds: readonly string[],
  places: readonly FormerPlace[],
  undone: readonly FormerPlace[],
): string[] {
  const returning = new Map(undone.map(({ id, itemId }) => [id, itemId]));
  const movingIds = new Set(returning.values());
  const currentIds = new Set(itemIds);
  const result = withPlaces(itemIds, places).flatMap(id => {
    const itemId = returning.get(id);
    if (itemId !== undefined) return itemId;
    return currentIds.has(id) && !movingIds.has(id) ? id : [];
  });
  const placedIds = new Set(result);
  for (const { itemId, position } of undone.toSorted((one, other) => one.position - other.position))
    if (!placedIds.has(itemId)) result.splice(position, 0, itemId);
  return result;
}
