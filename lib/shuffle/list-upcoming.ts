import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { ShuffleUpcoming } from "@/lib/schemas/shuffle";
import type { EndedReason } from "@/lib/shuffle/session/session";

/**
 * The slots to come of a row `s` of `shuffle_sessions`, over the border where the next set is made. In order, and no more
 * than the limit are looked at.
 */
export const upcomingSql = (limit: string) => `LATERAL (
    SELECT slot.* FROM shuffle_slots slot
    WHERE slot.session_id = s.id AND (slot.set_number, slot.position) >= (s.set_number, s.cursor)
      AND (slot.set_number = s.set_number OR s.next_size IS NOT NULL)
    ORDER BY slot.set_number, slot.position LIMIT ${limit}) slot
  JOIN songs song ON song.id = slot.song_id`;

/** What comes next in a shuffle. @throws AppError not_found, shuffle_ended */
export async function listUpcoming(
  ctx: UserContext,
  id: string,
  { limit }: { limit: number },
): Promise<ShuffleUpcoming> {
  const [session] = await sql<{ endedReason: EndedReason | null }>(
    `SELECT ended_reason AS "endedReason" FROM shuffle_sessions WHERE user_id = $1 AND id = $2`,
    [ctx.userId, id],
  );
  if (!session) throw notFound("shuffle");
  if (session.endedReason) throw new AppError("shuffle_ended", { reason: session.endedReason });
  const items = await sql<ShuffleUpcoming["items"][number]>(
    `SELECT ${songSql("song")} AS song, slot.item_id AS "itemId", slot.set_number AS "set", slot.position + 1 AS position
     FROM shuffle_sessions s, ${upcomingSql("$3")} WHERE s.user_id = $1 AND s.id = $2
     ORDER BY slot.set_number, slot.position`,
    [ctx.userId, id, limit],
  );
  return { items };
}
