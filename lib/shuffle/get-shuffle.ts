import type { ShuffleSession } from "@/lib/api/schemas/library";
import { isoSql } from "@/lib/library/song-sql";
import type { UserContext } from "@/lib/platform/context";
import { sql } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** Rows that were removed from the playlist took their slots with them: what is left is counted, not reckoned. */
const session = `SELECT s.id, s.playlist_id AS "playlistId", s.seed, s.set_number AS "set", s.set_size AS size,
    LEAST(COALESCE(min(slot.position), s.cursor) + 1, s.set_size) AS position, count(slot.position)::int AS remaining,
    s.left_out AS "leftOut", ${isoSql("s.created_at")} AS "createdAt"
  FROM shuffle_sessions s LEFT JOIN shuffle_slots slot
    ON slot.session_id = s.id AND slot.set_number = s.set_number AND slot.position >= s.cursor
  WHERE s.user_id = $1 AND s.playlist_id = $2 GROUP BY s.id`;

/** How far the person's shuffle of a playlist is. @throws AppError not_found when none was begun */
export async function getShuffle({ userId }: UserContext, playlistId: string): Promise<ShuffleSession> {
  const [row] = await sql<ShuffleSession>(session, [userId, playlistId]);
  if (!row) throw notFound("shuffle session");
  return row;
}
