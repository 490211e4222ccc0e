import { sql } from "@/lib/platform/db";
import { beginningSql } from "@/lib/statistics/heard-sql";
import { type Candidate, candidateLimit } from "./pick";
import type { Scope } from "./scope";
import { countsSql, firstArtistSql, isUsableSql, startSql } from "./usable-sql";

const silentDays = 60;
const minFinished = 2;

/** Parameters: $1 person, $2 day, $3 time zone, $4 with polled plays, $5 with private sessions. */
const begin = beginningSql("$2", "$3");
const counts = `p.superseded_by_id IS NULL AND ${countsSql("p", "$4", "$5")}`;

/**
 * Everything is counted as it was when the day began, so that the mix stays the same all day: plays, likes and additions of today do not
 * count. A song's place comes from its weight and a number that the day and the song decide (weighted sampling by Efraimidis and
 * Spirakis), so a change of one song moves no other one.
 */
const selectMix = (hasPlays: boolean) => `WITH today AS MATERIALIZED (
    SELECT p.song_id, count(*) FILTER (WHERE p.is_play) AS plays, count(*) FILTER (WHERE p.is_skipped) AS skips
    FROM plays p WHERE p.user_id = $1 AND ${startSql("p")} >= ${begin} AND ${counts} GROUP BY p.song_id),
  before AS (SELECT t.song_id, t.recording, t.plays - COALESCE(n.plays, 0) AS plays, t.skips - COALESCE(n.skips, 0) AS skips,
      CASE WHEN t.last_at < ${begin} THEN t.last_at ELSE (SELECT max(${startSql("p")}) FROM plays p
        WHERE p.song_id = t.song_id AND p.is_play AND ${startSql("p")} < ${begin} AND ${counts}) END AS last_at
    FROM statistics_songs t LEFT JOIN today n USING (song_id) WHERE t.user_id = $1),
  known AS (SELECT recording, sum(plays) AS plays, sum(skips) AS skips FROM before GROUP BY recording
    HAVING sum(plays) - sum(skips) >= ${minFinished} AND sum(skips) * 2 <= sum(plays)
      AND max(last_at) < ${begin} - interval '${silentDays} days'),
  weighted AS (
    SELECT DISTINCT ON (t.recording) t.song_id, t.recording, (k.plays - k.skips)::float AS weight
    FROM known k JOIN statistics_songs t ON t.user_id = $1 AND t.recording = k.recording JOIN songs s ON s.id = t.song_id
    WHERE s.is_playable ORDER BY t.recording, t.plays DESC, t.song_id),
  liked AS (SELECT song_id FROM liked_songs WHERE user_id = $1 AND added_at < ${begin}),
  collected AS (SELECT song_id FROM liked${
    hasPlays
      ? ""
      : ` UNION SELECT i.song_id FROM playlists p JOIN playlist_items i ON i.playlist_id = p.id
          WHERE p.user_id = $1 AND i.song_id IS NOT NULL AND i.added_at < ${begin}`
  }),
  candidates AS (SELECT song_id, recording, weight FROM weighted
    UNION ALL SELECT c.song_id, NULL, 1 FROM collected c
      WHERE NOT EXISTS (SELECT 1 FROM before b WHERE b.song_id = c.song_id AND b.plays > 0)),
  drawn AS (SELECT c.song_id, c.recording,
      -ln(((hashtextextended(c.song_id::text, ($2::date - date '2000-01-01')::bigint) & 4503599627370495) + 1) / 4503599627370497.0::float)
        / (c.weight * CASE WHEN l.song_id IS NULL THEN 1 ELSE 2 END) AS turn
    FROM candidates c LEFT JOIN liked l USING (song_id))
  SELECT s.id AS "songId", ${firstArtistSql("s")} AS artist FROM drawn d JOIN songs s ON s.id = d.song_id
  WHERE ${isUsableSql("s", "d.recording")} ORDER BY d.turn, s.id LIMIT ${candidateLimit}`;

/** Finds a day's mix: songs that the person knows and has not heard for 60 days. */
export const findMix = ({ userId, day, sqlZone, withPolled, withPrivate, hasPlays }: Scope) =>
  sql<Candidate>(selectMix(hasPlays), [userId, day, sqlZone, withPolled, withPrivate]);
