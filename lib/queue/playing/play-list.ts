import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import { listSongsSql, type NamedList } from "@/lib/queue/entries/list-songs";
import { lockQueue } from "@/lib/queue/entries/lock-queue";
import { type ListQuery, replaceList } from "@/lib/queue/entries/replace-list";
import type { PlayTarget } from "@/lib/queue/feeding/play-in-order";
import { maxRest, planNextLook, type SentBatch, sendBatch, writeBatch } from "@/lib/queue/feeding/send-batch";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { sendContext } from "./send-context";

/** A playlist or album of Spotify that has the same songs in the same order, and the index of the first song in it. */
export type SameContext = { uri: string; offset: number };

type Song = { uri: string; number: number };

/** Returns the songs queued by hand, without the one in Spotify's queue, which would play twice. */
export const readManualUris = async (userId: string): Promise<string[]> =>
  (
    await sql<{ uri: string }>(
      `SELECT e.uri FROM queues q JOIN queue_entries e ON e.user_id = q.user_id AND e.position > q.cursor
       WHERE q.user_id = $1 AND e.is_manual AND e.removal IS NULL AND e.id IS DISTINCT FROM q.committed_id
       ORDER BY e.position LIMIT ${maxRest}`,
      [userId],
    )
  ).map(({ uri }) => uri);

/** Returns the songs of a list from an index of the whole list on. */
async function readFrom(userId: string, { text, value }: ListQuery, offset: number, limit: number | null) {
  return sql<Song>(`SELECT uri, number::int FROM (${text}) song WHERE place >= $3 ORDER BY number LIMIT $4`, [
    userId,
    value,
    offset,
    limit,
  ]);
}

/** Writes the list whose songs Spotify plays now. */
async function writeList(
  ctx: UserContext,
  { source }: NamedList,
  query: ListQuery,
  current: number,
  { batch, target }: { batch: SentBatch; target: PlayTarget },
): Promise<void> {
  const { userId } = ctx;
  await personTransaction(userId, async client => {
    await lockQueue(client, userId);
    await replaceList(client, { userId }, { query, current, source, shuffleId: null });
    await writeBatch(client, userId, batch, target);
  });
  await planNextLook(userId);
}

/**
 * Plays a list in its order, from an index on, to its end. Gives Spotify a context if it has the same songs; otherwise a batch of a
 * hundred songs, which is fed later.
 * @throws AppError nothing_to_shuffle, no_active_device, premium_required; SpotifyError
 */
export async function playList(
  ctx: UserContext,
  client: UserSpotifyClient,
  named: NamedList,
  { offset, context, ...target }: PlayTarget & { offset: number; context?: SameContext | undefined },
): Promise<void> {
  const { userId } = ctx;
  const query = listSongsSql(named.list);
  const songs = await readFrom(userId, query, offset, maxRest + 1);
  const [first] = songs;
  if (!first) throw new AppError("nothing_to_shuffle", { reason: "nothing_left" });
  if (context) {
    await sendContext(client, context.uri, context.offset, target);
    const all = await readFrom(userId, query, 0, null);
    const batch = { uris: all.map(({ uri }) => uri), contextUri: context.uri, index: first.number };
    return writeList(ctx, named, query, first.number, { batch, target });
  }
  const manual = await readManualUris(userId);
  const uris = [first.uri, ...manual, ...songs.slice(1).map(({ uri }) => uri)].slice(0, maxRest + 1);
  const played = await sendBatch(ctx, client, uris, target);
  const current = songs.find(({ uri }) => uri === played[0]) ?? first;
  await writeList(ctx, named, listSongsSql(named.list), current.number, { batch: { uris: played }, target });
}
