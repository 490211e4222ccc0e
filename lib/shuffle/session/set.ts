import type pg from "pg";
import type { RecentPlay } from "@/lib/shuffle/order/history";
import { replan } from "@/lib/shuffle/order/replan";
import { shuffle } from "@/lib/shuffle/order/shuffle";
import { nothingToShuffle, type Row, readRows, rowKey, trackSql } from "./rows";
import type { Session } from "./session";
import { spreads } from "./spread";

const seedOf = ({ seed }: Session, set: number, edit: number) => `${seed}/${set}/${edit}`;

/** Replaces the slots of a set from a position on. */
async function writeSlots(
  client: pg.PoolClient,
  { id, set, start }: { id: string; set: number; start: number },
  rows: readonly Row[],
): Promise<void> {
  await client.query(
    "DELETE FROM shuffle_slots WHERE session_id = $1 AND set_number = $2 AND position >= $3",
    [id, set, start],
  );
  await client.query(
    `INSERT INTO shuffle_slots (session_id, set_number, position, song_id, item_id)
     SELECT $1, $2, $3 + number - 1, song_id, item_id
     FROM unnest($4::uuid[], $5::uuid[]) WITH ORDINALITY AS input(song_id, item_id, number)`,
    [id, set, start, rows.map(({ songId }) => songId), rows.map(({ itemId }) => itemId)],
  );
}

type SlotRef = Pick<Row, "itemId" | "songId">;

const readSlotRefs = async (client: pg.PoolClient, id: string, set: number): Promise<SlotRef[]> =>
  (
    await client.query<SlotRef>(
      `SELECT song_id AS "songId", item_id AS "itemId" FROM shuffle_slots
       WHERE session_id = $1 AND set_number = $2 ORDER BY position`,
      [id, set],
    )
  ).rows;

/**
 * Returns the played slots as indices into `rows`. A song that was removed and added again is found by its song id. A song that is
 * no longer in `rows` becomes -1, so that the other songs keep their age.
 */
function indicesOf(rows: readonly SlotRef[], played: readonly SlotRef[]): number[] {
  const indexOf = new Map(rows.flatMap((row, index) => [row.songId, rowKey(row)].map(key => [key, index])));
  return played.map(row => indexOf.get(rowKey(row)) ?? indexOf.get(row.songId) ?? -1);
}

/**
 * Reads the person's latest plays, newest first, at most `size`. Their age includes the `songsAhead` songs that will be played before
 * the new order starts. Plays from before the session count for its first set only.
 */
async function readRecentPlays(
  client: pg.PoolClient,
  { id, userId }: Session,
  { set, size, songsAhead }: { set: number; size: number; songsAhead: number },
): Promise<RecentPlay[]> {
  const { rows } = await client.query<RecentPlay>(
    `SELECT COALESCE(s.isrc, s.uri) AS id, $3 + row_number() OVER (ORDER BY p.played_at DESC, p.id)::int AS age
     FROM plays p JOIN songs s ON s.id = p.song_id
     WHERE p.user_id = $1 AND p.is_play AND ($4 = 1 OR p.played_at > (SELECT created_at FROM shuffle_sessions WHERE id = $5))
     ORDER BY p.played_at DESC, p.id LIMIT $2`,
    [userId, size, songsAhead, set, id],
  );
  return rows;
}

/** Returns the number of the last set that was made. */
const readLastSet = async (client: pg.PoolClient, { id, set, nextSize }: Session): Promise<number> =>
  nextSize === null
    ? set
    : ((
        await client.query<{ last: number }>(
          "SELECT max(set_number) AS last FROM shuffle_slots WHERE session_id = $1",
          [id],
        )
      ).rows[0]?.last ?? set);

/**
 * Makes the set after the last one, and more sets for at least `songs` songs; in a `personTransaction` that locks the session. Songs
 * that were heard recently, according to the listening history and the slots of the set before, come late.
 * @throws AppError nothing_to_shuffle
 */
export async function dealSets(client: pg.PoolClient, session: Session, songs = 0): Promise<void> {
  const { id, userId, source } = session;
  const { playable, leftOut } = await readRows(client, userId, source);
  if (playable.length === 0) throw await nothingToShuffle(client, userId, { source, leftOut });
  const last = await readLastSet(client, session);
  const count = Math.max(1, Math.ceil(songs / playable.length));
  let recentPlays = await readRecentPlays(client, session, {
    set: last + 1,
    size: playable.length,
    songsAhead: session.size - session.cursor,
  });
  let previousOrder = indicesOf(playable, await readSlotRefs(client, id, last));
  await client.query("DELETE FROM shuffle_slots WHERE session_id = $1 AND set_number > $2", [id, last]);
  for (let set = last + 1; set <= last + count; set++) {
    const seed = seedOf(session, set, 0);
    const order = shuffle(playable, { seed, ...spreads[session.spread], recentPlays, previousOrder });
    const rows = order.map(index => playable[index] as Row);
    await writeSlots(client, { id, set, start: 0 }, rows);
    // After one set, its order tells what was heard recently.
    recentPlays = [];
    previousOrder = order;
  }
  // The set before the present set stays, because `redealRest` needs it to know which songs should rest.
  await client.query("DELETE FROM shuffle_slots WHERE session_id = $1 AND set_number < $2", [
    id,
    session.set - 1,
  ]);
  if (session.nextSize === null)
    await client.query("UPDATE shuffle_sessions SET next_size = $2, next_left_out = $3 WHERE id = $1", [
      id,
      playable.length,
      leftOut,
    ]);
}

/** Reads the played and the upcoming slots of the present set. */
async function readSet(
  client: pg.PoolClient,
  { id, set, cursor }: Session,
): Promise<{ played: Row[]; upcoming: Row[] }> {
  const { rows } = await client.query<Row & { id: string | null }>(
    `SELECT slot.song_id AS "songId", slot.item_id AS "itemId", ${trackSql("s")}
     FROM shuffle_slots slot LEFT JOIN songs s ON s.id = slot.song_id
     WHERE slot.session_id = $1 AND slot.set_number = $2 ORDER BY slot.position`,
    [id, set],
  );
  const rowsWithId = rows.map(row => ({ ...row, id: row.id ?? row.songId }));
  return { played: rowsWithId.slice(0, cursor), upcoming: rowsWithId.slice(cursor) };
}

/** Writes the rest of the present set of a locked session. */
async function writeRest(client: pg.PoolClient, session: Session, rest: readonly Row[]): Promise<void> {
  const { id, set, cursor } = session;
  await writeSlots(client, { id, set, start: cursor }, rest);
  await client.query("UPDATE shuffle_sessions SET set_size = $2, edit_number = $3 WHERE id = $1", [
    id,
    cursor + rest.length,
    session.edit + 1,
  ]);
}

const discardNextSet = (client: pg.PoolClient, { id }: Session) =>
  client.query("UPDATE shuffle_sessions SET next_size = NULL WHERE id = $1", [id]);

const areSameRows = (one: readonly SlotRef[], other: readonly SlotRef[]) => {
  const keys = new Set(one.map(rowKey));
  return keys.size === other.length && other.every(row => keys.has(rowKey(row)));
};

/**
 * Updates the present set of a locked session from its source: removes slots of removed rows and adds new rows once. A new row
 * whose recording was played in this set waits for the next set.
 * @returns true if the next set was discarded and must be made again
 */
export async function editSet(client: pg.PoolClient, session: Session): Promise<boolean> {
  const { id, userId, source, set, edit } = session;
  const { playable, leftOut } = await readRows(client, userId, source);
  const { played, upcoming } = await readSet(client, session);
  const playableByKey = new Map(playable.map(row => [rowKey(row), row]));
  const kept = upcoming.flatMap(row => playableByKey.get(rowKey(row)) ?? []);
  const knownKeys = new Set([...played, ...upcoming].map(rowKey));
  // A row that waits for the next set is no reason to replan.
  const playedIds = new Set(played.map(row => row.id));
  const added = playable.filter(row => !knownKeys.has(rowKey(row)) && !playedIds.has(row.id));
  if (kept.length < upcoming.length || added.length > 0) {
    const { gap } = spreads[session.spread];
    const rest = replan(played, kept, added, { seed: seedOf(session, set, edit + 1), gap });
    await writeRest(client, session, rest);
  }
  await client.query("UPDATE shuffle_sessions SET left_out = $2, next_left_out = $2 WHERE id = $1", [
    id,
    leftOut,
  ]);
  if (session.nextSize === null || areSameRows(playable, await readSlotRefs(client, id, set + 1)))
    return false;
  await discardNextSet(client, session);
  return true;
}

/** Deals the rest of the present set of a locked session again, with the spread of `session`. */
export async function redealRest(client: pg.PoolClient, session: Session): Promise<void> {
  const { id, set, edit, size } = session;
  const { played, upcoming } = await readSet(client, session);
  const previousSlots = [...(await readSlotRefs(client, id, set - 1)), ...played];
  const { step, gap } = spreads[session.spread];
  const seed = seedOf(session, set, edit + 1);
  const history = {
    recentPlays: await readRecentPlays(client, session, { set, size, songsAhead: 0 }),
    previousOrder: indicesOf(upcoming, previousSlots),
  };
  const order = shuffle(upcoming, { seed, step, gap, ...history, wholeListSize: size });
  // `shuffle` does not know which song was played last; `replan` avoids playing its artist again right away.
  const rest = replan(
    played,
    order.map(index => upcoming[index] as Row),
    [],
    { seed, gap },
  );
  await writeRest(client, session, rest);
  await discardNextSet(client, session);
}
