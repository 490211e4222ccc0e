import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction } from "@/lib/platform/db";
import { countChange } from "@/lib/queue-rows/count-change";
import { type AddToQueueInput, maxQueueLength } from "@/lib/schemas/queue";
import { findAlbum, findPlaylist, findSongs } from "./entries/find-list";
import { listSongsSql, type NamedList } from "./entries/list-songs";
import { lockForEdit, type QueueRow } from "./entries/lock-queue";
import { entryAt, isUpcoming, makeRoom } from "./entries/positions";
import { planLookAfterEdit } from "./feeding/plan-look";

async function findLists(ctx: UserContext, input: AddToQueueInput): Promise<NamedList[]> {
  const { playlistId, albumId, songIds, uris } = input;
  return [
    ...(songIds || uris ? [await findSongs(ctx, { songIds, uris })] : []),
    ...(playlistId ? [await findPlaylist(ctx, playlistId)] : []),
    ...(albumId ? [await findAlbum(ctx, albumId)] : []),
  ];
}

/** Adds the songs of a list before an upcoming entry, or at the end. @returns the ids of the new entries */
async function insertList(
  client: pg.PoolClient,
  queue: QueueRow,
  { list, source }: NamedList,
  beforeId: string | null,
): Promise<string[]> {
  const { text, value } = listSongsSql(list);
  const counts = await client.query<{ added: number; queued: number }>(
    `SELECT (SELECT count(*)::int FROM (${text}) song) AS added,
       (SELECT count(*)::int FROM queue_entries e WHERE ${isUpcoming("$3")} AND e.is_manual) AS queued`,
    [queue.userId, value, queue.cursor],
  );
  const { added, queued } = counts.rows[0] as { added: number; queued: number };
  if (added + queued > maxQueueLength) throw new AppError("queue_full", { limit: maxQueueLength });
  const { start, step } = await makeRoom(client, queue, beforeId, added);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO queue_entries (user_id, position, uri, song_id, is_manual, source)
     SELECT $1, $3::float8 + $4::float8 * (number - 1), uri, song_id, true, $5 FROM (${text}) song ORDER BY number RETURNING id`,
    [queue.userId, value, start, step, JSON.stringify(source)],
  );
  return rows.map(({ id }) => id);
}

/**
 * Adds songs to the person's queue.
 * @throws AppError queue_changed, queue_full, not_found, playlist_not_readable, library_full; SpotifyError
 */
export async function addToQueue(ctx: UserContext, input: AddToQueueInput) {
  const { userId } = ctx;
  const lists = await findLists(ctx, input);
  const added = await personTransaction(userId, async client => {
    const queue = await lockForEdit(client, userId, input.version);
    const beforeId = await entryAt(client, queue, input.position);
    const ids: string[] = [];
    for (const list of lists) ids.push(...(await insertList(client, queue, list, beforeId)));
    return {
      added: ids.length,
      ids: ids.slice(0, 100),
      version: await countChange(client, userId, { isEdit: true }),
    };
  });
  await planLookAfterEdit(ctx);
  return added;
}
