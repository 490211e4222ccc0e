import type pg from "pg";
import { takeSong } from "@/lib/shuffle/session/take-song";
import { leaveShuffle } from "./leave-shuffle";
import type { QueueRow } from "./lock-queue";
import { isUpcoming, makeRoom, placeEntries } from "./positions";

type Entry = { id: string; uri: string; position: number; shuffleId: string | null };

const entryColumns = `e.id, e.uri, e.position, e.shuffle_id AS "shuffleId"`;

/** Returns the first upcoming entry of a song, or the entry that so many others come before if it has the song. */
export async function findUpcoming(
  client: pg.PoolClient,
  { userId, cursor }: QueueRow,
  { uri, id, offset }: { uri?: string; id?: string; offset?: number },
): Promise<Entry | undefined> {
  if (offset) {
    const { rows } = await client.query<Entry>(
      `SELECT ${entryColumns} FROM queue_entries e WHERE ${isUpcoming("$2")} ORDER BY e.position LIMIT 1 OFFSET $3`,
      [userId, cursor, offset],
    );
    return rows[0]?.uri === uri ? rows[0] : undefined;
  }
  const { rows } = await client.query<Entry>(
    `SELECT ${entryColumns} FROM queue_entries e WHERE ${isUpcoming("$2")}
       AND ($3::text IS NULL OR e.uri = $3) AND ($4::uuid IS NULL OR e.id = $4) ORDER BY e.position LIMIT 1`,
    [userId, cursor, uri ?? null, id ?? null],
  );
  return rows[0];
}

/** Moves the cursor to an entry. An entry that was in Spotify's queue is there no longer. */
async function setCursor(
  client: pg.PoolClient,
  userId: string,
  { id, position }: { id: string; position: number },
) {
  await client.query(
    `UPDATE queues SET cursor = $2, version = version + 1,
       committed_in_row = CASE WHEN committed_id = $3 THEN committed_in_row ELSE 0 END,
       committed_id = NULLIF(committed_id, $3::uuid)
     WHERE user_id = $1`,
    [userId, position, id],
  );
}

/**
 * Makes an upcoming entry the current one. Entries before it stay upcoming, unless `passed` has their ids: those count as played or
 * skipped.
 */
export async function startEntry(
  client: pg.PoolClient,
  queue: QueueRow,
  entry: Entry,
  passed: readonly Entry[] = [],
): Promise<void> {
  for (const one of [...passed, entry]) await leaveShuffle(client, queue, one);
  const ids = [...passed, entry].map(({ id }) => id);
  const { rows } = await client.query<{ id: string }>(
    `SELECT e.id FROM queue_entries e WHERE ${isUpcoming("$2")} AND e.position < $3 AND e.id <> ALL($4::uuid[])
     ORDER BY e.position LIMIT 1`,
    [queue.userId, queue.cursor, entry.position, ids],
  );
  if (!rows[0]) return setCursor(client, queue.userId, entry);
  const { start, step } = await makeRoom(client, queue, rows[0].id, ids.length);
  await placeEntries(client, ids, { start, step });
  await setCursor(client, queue.userId, { id: entry.id, position: start + step * (ids.length - 1) });
}

/** Adds a song that plays although it is not in the queue, and makes it the current one. */
export async function startOtherSong(
  client: pg.PoolClient,
  queue: QueueRow,
  { uri, isOfBatch }: { uri: string; isOfBatch: boolean },
): Promise<void> {
  if (isOfBatch && queue.shuffleId)
    await takeSong(client, { userId: queue.userId, id: queue.shuffleId }, uri);
  const { rows: next } = await client.query<{ id: string }>(
    `SELECT e.id FROM queue_entries e WHERE ${isUpcoming("$2")} ORDER BY e.position LIMIT 1`,
    [queue.userId, queue.cursor],
  );
  const { start } = await makeRoom(client, queue, next[0]?.id ?? null, 1);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO queue_entries (user_id, position, uri, song_id, is_manual, source)
     SELECT $1, $2, $3, (SELECT id FROM songs WHERE user_id = $1 AND uri = $3), false, $4 RETURNING id`,
    [queue.userId, start, uri, isOfBatch ? null : JSON.stringify({ kind: "spotify", id: null, name: null })],
  );
  await setCursor(client, queue.userId, { id: rows[0]?.id ?? "", position: start });
}

/** Goes back to the last played entry of a song. Songs queued by hand that played since are not played again. */
export async function goBackTo(client: pg.PoolClient, queue: QueueRow, uri: string): Promise<boolean> {
  const { rows } = await client.query<Entry>(
    `SELECT ${entryColumns} FROM queue_entries e WHERE e.user_id = $1 AND e.position < $2 AND e.removal IS NULL AND e.uri = $3
     ORDER BY e.position DESC LIMIT 1`,
    [queue.userId, queue.cursor, uri],
  );
  const [entry] = rows;
  if (!entry) return false;
  await client.query(
    `DELETE FROM queue_entries WHERE user_id = $1 AND position > $2 AND position <= $3 AND is_manual AND removal IS NULL`,
    [queue.userId, entry.position, queue.cursor],
  );
  await setCursor(client, queue.userId, entry);
  return true;
}
