import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { personTransaction, sql } from "@/lib/platform/db";
import { countChange } from "@/lib/queue-rows/count-change";
import { gap } from "@/lib/queue-rows/gap";
import type { QueueSource } from "@/lib/schemas/queue";
import type { ShuffleSource } from "@/lib/schemas/shuffle";
import { readRows } from "@/lib/shuffle/session/rows";
import { readSession } from "@/lib/shuffle/session/session";
import type { SourceInput } from "@/lib/shuffle/session/source";
import { takeSong } from "@/lib/shuffle/session/take-song";
import { upcomingSongsSql } from "@/lib/shuffle/session/upcoming";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { lockQueue, type QueueRow } from "./entries/lock-queue";
import { isUpcoming } from "./entries/positions";
import { planLookAfterEdit } from "./feeding/plan-look";

/** Returns what to shuffle for the list of a queue; nothing for songs that were chosen one by one. */
function shuffleInput(source: QueueSource | null): SourceInput | undefined {
  if (source?.kind === "playlist" && source.id) return { playlistIds: [source.id] };
  if (source?.kind === "album" && source.id) return { albumId: source.id };
  return source?.kind === "likedSongs" ? { likedSongs: true } : undefined;
}

/** Returns the source of a list that plays in order again. */
function orderedSource(source: ShuffleSource, name: string): QueueSource {
  const [playlistId, ...others] = source.kind === "playlists" ? source.playlistIds : [];
  if (playlistId && others.length === 0) return { kind: "playlist", id: playlistId, name };
  if (source.kind === "album") return { kind: "album", id: source.albumId, name };
  if (source.kind === "likedSongs") return { kind: "likedSongs", id: null, name: null };
  return { kind: "songs", id: null, name };
}

type NewList = { text: string; values: unknown[]; source: QueueSource; shuffleId: string | null };

/**
 * Replaces the rest of the list. Songs queued by hand and the song in Spotify's queue stay before it.
 * @param list its `text` selects `uri`, `song_id` and `number` from 1; $1 is the person, and its `values` begin at $2
 */
async function replaceRest(client: pg.PoolClient, queue: QueueRow, list: NewList): Promise<void> {
  const { userId, cursor, committedId } = queue;
  await client.query(
    `DELETE FROM queue_entries e WHERE ${isUpcoming("$2")} AND NOT e.is_manual AND e.id IS DISTINCT FROM $3::uuid`,
    [userId, cursor, committedId],
  );
  const { rows } = await client.query<{ end: number }>(
    "SELECT max(position) AS end FROM queue_entries WHERE user_id = $1",
    [userId],
  );
  const parameter = list.values.length + 2;
  await client.query(
    `INSERT INTO queue_entries (user_id, position, uri, song_id, is_manual, shuffle_id)
     SELECT $1, $${parameter}::float8 + ${gap} * number, uri, song_id, false, $${parameter + 1}::uuid
     FROM (${list.text}) song ORDER BY number`,
    [userId, ...list.values, rows[0]?.end ?? cursor, list.shuffleId],
  );
  await client.query("UPDATE queues SET source = $2, shuffle_id = $3 WHERE user_id = $1", [
    userId,
    JSON.stringify(list.source),
    list.shuffleId,
  ]);
  await countChange(client, userId, { isEdit: true });
}

const currentUri = async (client: pg.PoolClient, { userId, cursor }: QueueRow): Promise<string> =>
  (
    await client.query<{ uri: string }>(
      "SELECT uri FROM queue_entries WHERE user_id = $1 AND position = $2 LIMIT 1",
      [userId, cursor],
    )
  ).rows[0]?.uri ?? "";

/** Deals the list of the queue as a shuffle; the present song goes on. */
async function shuffleList(ctx: UserContext, input: SourceInput): Promise<void> {
  const { id, name } = await startShuffle(ctx, input);
  await personTransaction(ctx.userId, async client => {
    const queue = await lockQueue(client, ctx.userId);
    await takeSong(client, { userId: ctx.userId, id }, await currentUri(client, queue));
    const source = { kind: "shuffle", id, name } as const;
    await replaceRest(client, queue, { text: upcomingSongsSql, values: [id], source, shuffleId: id });
  });
}

/** Mixes the rest of a list that has no source to shuffle. */
const mixSongs = ({ userId }: UserContext): Promise<void> =>
  personTransaction(userId, async client => {
    const { cursor, committedId } = await lockQueue(client, userId);
    await client.query(
      `WITH rest AS (
         SELECT e.id, e.position, row_number() OVER (ORDER BY e.position) AS number,
           row_number() OVER (ORDER BY random()) AS mixed
         FROM queue_entries e WHERE ${isUpcoming("$2")} AND NOT e.is_manual AND e.id IS DISTINCT FROM $3::uuid)
       UPDATE queue_entries e SET position = place.position FROM rest JOIN rest place ON place.number = rest.mixed
       WHERE e.id = rest.id`,
      [userId, cursor, committedId],
    );
    await countChange(client, userId, { isEdit: true });
  });

/** Puts the list back into its order, from the song after the present one on. */
const orderList = ({ userId }: UserContext, shuffleId: string): Promise<void> =>
  personTransaction(userId, async client => {
    const queue = await lockQueue(client, userId);
    const { source, name } = await readSession(client, { userId, id: shuffleId });
    const { playable } = await readRows(client, userId, source);
    const uri = await currentUri(client, queue);
    const text = `SELECT s.uri, s.id AS song_id, number FROM (
        SELECT song_id, number, max(number) FILTER (WHERE song_id = (SELECT id FROM songs WHERE user_id = $1 AND uri = $3)) OVER () AS current
        FROM unnest($2::uuid[]) WITH ORDINALITY AS input(song_id, number)) input
      JOIN songs s ON s.id = input.song_id WHERE number > COALESCE(current, 0)`;
    const values = [playable.map(({ songId }) => songId), uri];
    await replaceRest(client, queue, { text, values, source: orderedSource(source, name), shuffleId: null });
  });

/**
 * Shuffles the rest of the queue's list, or puts it back into its order. The present song goes on, and songs queued by hand stay next;
 * Spotify gets the new order like every edit.
 * @throws AppError shuffle_ended, nothing_to_shuffle
 */
export async function shuffleQueue(ctx: UserContext, state: boolean): Promise<void> {
  const [queue] = await sql<Pick<QueueRow, "source" | "shuffleId">>(
    `SELECT source, shuffle_id AS "shuffleId" FROM queues WHERE user_id = $1`,
    [ctx.userId],
  );
  const input = shuffleInput(queue?.source ?? null);
  if (!state && queue?.shuffleId) await orderList(ctx, queue.shuffleId);
  else if (state && !queue?.shuffleId) await (input ? shuffleList(ctx, input) : mixSongs(ctx));
  await planLookAfterEdit(ctx);
}
