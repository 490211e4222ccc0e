import type { Locale } from "@/lib/i18n/locales";
import { isoSql, songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { Song } from "@/lib/schemas/library";

export type DatedPlay = { playedAt: string; song: Song };

/** The first or last month with a play, by an index: the month has the first or last play. */
const endMonth = (order: string) =>
  `(SELECT month FROM statistics_months WHERE user_id = $1 AND plays > 0 ORDER BY month ${order} LIMIT 1)`;

/** Returns the first and the last play of a person, or of some of their songs. */
export async function findEnds(userId: string, locale: Locale, songIds: readonly string[] | null = null) {
  const sums = (order: string) =>
    songIds
      ? "statistics_songs WHERE user_id = $1 AND song_id = ANY($2::uuid[])"
      : `statistics_months WHERE user_id = $1 AND month = ${endMonth(order)}`;
  const end = (column: string, order: string) =>
    `(SELECT json_build_object('playedAt', ${isoSql(`e.${column}`)}, 'song', ${songSql("s", locale)})
      FROM (SELECT song_id, ${column} FROM ${sums(order)} AND plays > 0
        ORDER BY ${column} ${order}, song_id LIMIT 1) e JOIN songs s ON s.id = e.song_id)`;
  const [row] = await sql<{ first: DatedPlay | null; last: DatedPlay | null }>(
    `SELECT ${end("first_at", "ASC")} AS first, ${end("last_at", "DESC")} AS last`,
    songIds ? [userId, songIds] : [userId],
  );
  return { first: row?.first ?? null, last: row?.last ?? null };
}
