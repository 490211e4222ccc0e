import type { ShuffleStep } from "@/lib/api/schemas/library";
import { songSql } from "@/lib/library/song-sql";
import type { UserContext } from "@/lib/platform/context";
import { sql, sqlTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { holdPlaylist, writeSet } from "./set";
import { ensureShuffle } from "./start-shuffle";

/** One step is one statement: the lock of the session's row puts requests at the same moment in line. */
const step = `WITH session AS (
    SELECT id, set_number, cursor FROM shuffle_sessions WHERE user_id = $1 AND playlist_id = $2 FOR UPDATE),
  slot AS (
    SELECT slot.item_id, slot.position FROM session JOIN shuffle_slots slot
      ON slot.session_id = session.id AND slot.set_number = session.set_number AND slot.position >= session.cursor
    ORDER BY slot.position LIMIT 1),
  moved AS (
    UPDATE shuffle_sessions s SET cursor = slot.position + 1 FROM session, slot WHERE s.id = session.id RETURNING s.id)
  SELECT session.set_number AS "set", slot.position + 1 AS position,
    (SELECT count(*)::int FROM shuffle_slots later WHERE later.session_id = session.id
       AND later.set_number = session.set_number AND later.position > slot.position) AS remaining,
    slot.item_id AS "itemId", ${songSql("s")} AS song
  FROM session JOIN slot ON true JOIN moved ON moved.id = session.id
    JOIN playlist_items i ON i.id = slot.item_id JOIN songs s ON s.id = i.song_id`;

/** Makes the next set once the present one is over. Whoever comes second finds it made. False without a session. */
export function makeNextSet(ctx: UserContext, playlistId: string): Promise<boolean> {
  return sqlTransaction(async client => {
    await holdPlaylist(client, playlistId);
    const { rows } = await client.query<{ id: string; seed: string; setNumber: number }>(
      `SELECT id, seed, set_number AS "setNumber" FROM shuffle_sessions
       WHERE user_id = $1 AND playlist_id = $2 FOR UPDATE`,
      [ctx.userId, playlistId],
    );
    const [session] = rows;
    if (!session) return false;
    const { rows: left } = await client.query(
      `SELECT 1 FROM shuffle_slots l JOIN shuffle_sessions s ON s.id = l.session_id
       WHERE s.id = $1 AND l.set_number = s.set_number AND l.position >= s.cursor LIMIT 1`,
      [session.id],
    );
    if (left.length > 0) return true;
    const set = session.setNumber + 1;
    const { size, leftOut } = await writeSet(client, {
      ...session,
      userId: ctx.userId,
      playlistId,
      set,
    });
    await client.query(
      `UPDATE shuffle_sessions SET set_number = $2, set_size = $3, left_out = $4, cursor = 0, fed_until = NULL
       WHERE id = $1`,
      [session.id, set, size, leftOut],
    );
    return true;
  });
}

/**
 * The next song of the person's shuffle of a playlist, none twice until all have come; after the last one a new set
 * begins. Begins a session when there is none.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable
 */
export async function nextInShuffle(ctx: UserContext, playlistId: string): Promise<ShuffleStep> {
  // Two tries are enough unless a set is used up by others while it is being made; then it is simply made again.
  for (let attempt = 0; attempt < 10; attempt++) {
    const [found] = await sql<ShuffleStep>(step, [ctx.userId, playlistId]);
    if (found) return found;
    if (!(await makeNextSet(ctx, playlistId))) await ensureShuffle(ctx, playlistId);
  }
  throw new AppError(
    "nothing_to_shuffle",
    "This playlist is being used up as fast as it is shuffled. Try again.",
  );
}
