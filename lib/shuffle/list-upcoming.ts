import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { ShuffleUpcoming } from "@/lib/schemas/shuffle";
import type { EndedReason } from "@/lib/shuffle/session/session";
import { upcomingSql } from "@/lib/shuffle/session/upcoming";

/** Lists the next songs of a shuffle. @throws AppError not_found, shuffle_ended */
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
    `SELECT ${songSql("song", ctx.locale)} AS song, slot.item_id AS "itemId", slot.set_number AS "set", slot.position + 1 AS position
     FROM shuffle_sessions s, ${upcomingSql("$3")} WHERE s.user_id = $1 AND s.id = $2
     ORDER BY slot.set_number, slot.position`,
    [ctx.userId, id, limit],
  );
  return { items };
}
