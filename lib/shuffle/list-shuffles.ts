import type { UserContext } from "@/lib/core/context";
import { decodeTimeCursor, toPage } from "@/lib/core/cursor";
import { isoSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { ShuffleSource } from "@/lib/schemas/shuffle";
import { sourceKey } from "@/lib/shuffle/session/source-key";
import { presentShuffle, type ShuffleRow, sessionColumns } from "./get-shuffle";

type ListInput = { limit: number; cursor?: string; source?: ShuffleSource };

/** Lists the person's shuffles, the last used first; with `source`, the one shuffle of that source. */
export async function listShuffles({ userId, locale }: UserContext, input: ListInput) {
  const [time = null, id = null] = decodeTimeCursor(input.cursor) ?? [];
  const rows = await sql<ShuffleRow & { usedAt: string }>(
    `SELECT ${sessionColumns}, ${isoSql("s.used_at")} AS "usedAt" FROM shuffle_sessions s
     WHERE s.user_id = $1 AND ($2::timestamptz IS NULL OR (s.used_at, s.id) < ($2, $3::uuid))
       AND ($5::text IS NULL OR s.source = $5)
     ORDER BY s.used_at DESC, s.id DESC LIMIT $4`,
    [userId, time, id, input.limit + 1, input.source ? sourceKey(input.source) : null],
  );
  return toPage(
    rows,
    input.limit,
    ({ usedAt: _, ...row }) => presentShuffle(locale, row),
    ({ usedAt, id }) => [usedAt, id],
  );
}
