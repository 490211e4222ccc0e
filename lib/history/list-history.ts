import type { UserContext } from "@/lib/core/context";
import { decodeTimeCursor, toPage } from "@/lib/core/cursor";
import type { Locale } from "@/lib/i18n/locales";
import { isoSql, listedSongSql, songFilterPatterns, songMatchesSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { HistoryPage, HistoryQuery, Play } from "@/lib/schemas/history";
import { historyLength } from "./next-read";
import { readableConnectionsSql } from "./readable-connections";

type Input = Omit<HistoryQuery, "limit"> & { limit: number };

/**
 * An SQL condition: plays may be missing before the play `p`. The play before it was stored by an earlier read, and `p` is the
 * first of fifty plays that one read stored, so Spotify's history was full. Plays of one read have the same `created_at`. Imported
 * rows say nothing about it.
 * Offline plays that Spotify reported later may lie between them, so the condition looks at the next hundred plays.
 */
const possiblyMissedBefore = `COALESCE(p.import_id IS NULL
  AND (SELECT before.created_at < p.created_at FROM plays before
    WHERE before.user_id = $1 AND before.import_id IS NULL AND (before.played_at, before.id) < (p.played_at, p.id)
    ORDER BY before.played_at DESC, before.id DESC LIMIT 1)
  AND (SELECT count(*) FILTER (WHERE next.created_at = p.created_at) >= ${historyLength} FROM (
    SELECT created_at FROM plays WHERE user_id = $1 AND import_id IS NULL AND (played_at, id) >= (p.played_at, p.id)
    ORDER BY played_at, id LIMIT ${2 * historyLength}) next), false)`;

/** Conditions of the filters, with their values after the first four parameters. */
function filterSql({ from, to, q, songId, artist }: Input) {
  const filters: [condition: (parameter: string) => string, value: unknown][] = [
    [parameter => `p.played_at >= ${parameter}::timestamptz`, from],
    [parameter => `p.played_at < ${parameter}::timestamptz`, to],
    [parameter => `p.song_id = ${parameter}::uuid`, songId],
    [parameter => songMatchesSql("s", parameter), q && songFilterPatterns(q)],
    [
      parameter => `EXISTS (SELECT 1 FROM jsonb_to_recordset(s.artists) AS credit(id text, name text)
        WHERE credit.id = ${parameter} OR fold_text(credit.name) = fold_text(${parameter}))`,
      artist,
    ],
  ];
  const used = filters.filter(([, value]) => value !== undefined && value !== "");
  return {
    condition: used.map(([condition], index) => ` AND ${condition(`$${index + 5}`)}`).join(""),
    values: used.map(([, value]) => value),
  };
}

const selectPage = (
  locale: Locale,
  condition: string,
) => `SELECT p.id, ${isoSql("p.played_at")} AS "playedAt", p.source, p.context_uri AS "contextUri",
    ${possiblyMissedBefore} AS "possiblyMissedBefore", ${listedSongSql("s", locale)} AS song
  FROM plays p JOIN songs s ON s.id = p.song_id
  WHERE p.user_id = $1 AND p.is_play AND ($2::timestamptz IS NULL OR (p.played_at, p.id) < ($2, $3::uuid))${condition}
  ORDER BY p.played_at DESC, p.id DESC LIMIT $4`;

const selectReadTimes = `SELECT ${isoSql("NULLIF(r.read_at, 'epoch')")} AS "readAt",
    CASE WHEN c.user_id IS NOT NULL THEN ${isoSql("r.next_read_at")} END AS "nextReadAt"
  FROM history_reads r LEFT JOIN ${readableConnectionsSql} c ON c.user_id = r.user_id WHERE r.user_id = $1`;

/** Lists what the person played, or what of it matches the filters, the newest first, with the times of the last and the next read. */
export async function listHistory({ userId, locale }: UserContext, input: Input): Promise<HistoryPage> {
  const [time = null, id = null] = decodeTimeCursor(input.cursor) ?? [];
  const { condition, values } = filterSql(input);
  const [rows, [read]] = await Promise.all([
    sql<Play>(selectPage(locale, condition), [userId, time, id, input.limit + 1, ...values]),
    sql<Pick<HistoryPage, "readAt" | "nextReadAt">>(selectReadTimes, [userId]),
  ]);
  const { items, nextCursor } = toPage(
    rows,
    input.limit,
    row => row,
    ({ playedAt, id }) => [playedAt, id],
  );
  return { items, nextCursor, readAt: read?.readAt ?? null, nextReadAt: read?.nextReadAt ?? null };
}
