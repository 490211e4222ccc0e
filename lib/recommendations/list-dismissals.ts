import type { UserContext } from "@/lib/core/context";
import { decodeTimeCursor, toPage } from "@/lib/core/cursor";
import type { Locale } from "@/lib/i18n/locales";
import { isoSql, listedSongSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { ListedSong } from "@/lib/schemas/library";
import type { Dismissal } from "@/lib/schemas/recommendations";

const selectPage = (locale: Locale) => `SELECT d.id, d.artist, ${isoSql("d.created_at")} AS "dismissedAt",
    CASE WHEN s.id IS NOT NULL THEN ${listedSongSql("s", locale)} END AS song
  FROM (
    SELECT song_id AS id, NULL AS artist, created_at FROM recommendation_dismissals WHERE user_id = $1
    UNION ALL
    SELECT id, artist, created_at FROM recommendation_artist_dismissals WHERE user_id = $1) d
    LEFT JOIN songs s ON d.artist IS NULL AND s.id = d.id
  WHERE $2::timestamptz IS NULL OR (d.created_at, d.id) < ($2, $3::uuid)
  ORDER BY d.created_at DESC, d.id DESC LIMIT $4`;

type Row = { id: string; artist: string | null; song: ListedSong | null; dismissedAt: string };

/** Lists the songs and artists that are not to be recommended, the last dismissed first. */
export async function listDismissals(
  { userId, locale }: UserContext,
  { limit, cursor }: { limit: number; cursor?: string },
) {
  const [time = null, id = null] = decodeTimeCursor(cursor) ?? [];
  const rows = await sql<Row>(selectPage(locale), [userId, time, id, limit + 1]);
  return toPage(
    rows,
    limit,
    ({ artist, song, dismissedAt }): Dismissal =>
      song ? { kind: "song", song, dismissedAt } : { kind: "artist", artist: artist ?? "", dismissedAt },
    ({ dismissedAt, id }) => [dismissedAt, id],
  );
}
