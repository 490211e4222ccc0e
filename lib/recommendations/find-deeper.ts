import { sql } from "@/lib/platform/db";
import type { RecommendationReason } from "@/lib/schemas/recommendations";
import { type Candidate, candidateLimit } from "./pick";
import type { Scope } from "./scope";
import { firstArtistSql, isUsableSql } from "./usable-sql";

/** A song played as often, or liked, is a loved one. */
const minFinished = 5;
const perAlbum = 3;

/**
 * An album is its name with the first artist, because songs of imported files have no id of an album. The order of one album's songs
 * changes each day, so that each of them has its turn. $1 person, $2 day.
 */
const selectDeeper = `WITH library AS MATERIALIZED (
    SELECT s.id, lower(s.album_name) AS album, lower(${firstArtistSql("s")}) AS artist, s.is_playable,
      COALESCE(t.plays, 0) AS plays, COALESCE(t.skips, 0) AS skips, l.song_id IS NOT NULL AS is_liked
    FROM songs s LEFT JOIN statistics_songs t ON t.song_id = s.id LEFT JOIN liked_songs l ON l.song_id = s.id
    WHERE s.user_id = $1 AND s.album_name <> ''),
  albums AS (SELECT album, artist, sum(plays)::int AS plays, count(*) FILTER (WHERE plays > 0)::int AS played,
      count(*) FILTER (WHERE is_liked)::int AS liked
    FROM library GROUP BY album, artist
    HAVING bool_or(is_liked OR plays - skips >= ${minFinished}) AND bool_or(plays = 0 AND NOT is_liked AND is_playable)),
  unheard AS (SELECT c.id, a.plays, a.played, a.liked,
      row_number() OVER (PARTITION BY a.album, a.artist
        ORDER BY hashtextextended(c.id::text, ($2::date - date '2000-01-01')::bigint)) AS place
    FROM albums a JOIN library c USING (album, artist) WHERE c.plays = 0 AND NOT c.is_liked AND c.is_playable)
  SELECT s.id AS "songId", ${firstArtistSql("s")} AS artist, CASE WHEN u.plays > 0
      THEN json_build_object('code', 'albumPlayed', 'album', s.album_name, 'songs', u.played, 'plays', u.plays)
      ELSE json_build_object('code', 'albumLiked', 'album', s.album_name, 'songs', u.liked) END AS reason
  FROM unheard u JOIN songs s ON s.id = u.id
  WHERE u.place <= ${perAlbum} AND ${isUsableSql("s", "NULL::bigint")}
    AND NOT EXISTS (SELECT 1 FROM statistics_songs t WHERE t.user_id = $1 AND t.plays > 0 AND t.title_key =
      hashtextextended(concat_ws(' ', statistics_key(COALESCE(NULLIF(s.title, ''), s.uri)), statistics_key(${firstArtistSql("s")})), 0))
  ORDER BY (u.plays + 10 * u.liked) / u.place::float DESC, s.id LIMIT ${candidateLimit}`;

/** Finds songs that the person has never played, on albums of which they love other songs. */
export const findDeeper = ({ userId, day }: Scope) =>
  sql<Candidate & { reason: RecommendationReason }>(selectDeeper, [userId, day]);
