import { isoSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { RecommendationReason } from "@/lib/schemas/recommendations";

/** The year with most plays speaks for a song; of two, the later one. */
const selectReasons = `SELECT ids.id,
    CASE WHEN t.plays > 0 THEN json_build_object('code', 'plays', 'plays', t.plays, 'year', best.year, 'yearPlays', best.plays,
      'lastPlayedAt', ${isoSql("t.last_at")}) END AS plays,
    CASE WHEN l.song_id IS NOT NULL THEN json_build_object('code', 'liked', 'likedAt', ${isoSql("l.added_at")}) END AS liked,
    CASE WHEN COALESCE(t.plays, 0) = 0 AND l.song_id IS NULL THEN (SELECT json_build_object('code', 'inPlaylist', 'playlist', p.name)
      FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id WHERE i.song_id = ids.id AND p.user_id = $1
      ORDER BY p.track_count, p.id LIMIT 1) END AS "inPlaylist"
  FROM unnest($2::uuid[]) AS ids(id)
    LEFT JOIN statistics_songs t ON t.song_id = ids.id AND t.user_id = $1
    LEFT JOIN liked_songs l ON l.song_id = ids.id AND l.user_id = $1
    LEFT JOIN LATERAL (SELECT extract(year FROM month)::int AS year, sum(plays)::int AS plays FROM statistics_months
      WHERE user_id = $1 AND song_id = ids.id GROUP BY 1 ORDER BY 2 DESC, 1 DESC LIMIT 1) best ON true`;

type Row = { id: string } & Record<"plays" | "liked" | "inPlaylist", RecommendationReason | null>;

/** Returns what is known about songs: their plays, else when they were liked, else a playlist that has them. */
export async function findReasons(
  userId: string,
  songIds: readonly string[],
): Promise<Map<string, RecommendationReason[]>> {
  const rows = await sql<Row>(selectReasons, [userId, songIds]);
  return new Map(
    rows.map(({ id, plays, liked, inPlaylist }) => {
      const reason = plays ?? liked ?? inPlaylist;
      return [id, reason ? [reason] : []];
    }),
  );
}
