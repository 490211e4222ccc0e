import { sql } from "@/lib/platform/db";
import type { Seeds } from "./find-seeds";
import { type Candidate, candidateLimit } from "./pick";
import type { Scope } from "./scope";
import { countsSql, firstArtistSql, isUsableSql, startSql } from "./usable-sql";

/** The latest plays of the seeds that are looked at. */
const maxSeedPlays = 300;
/** A longer pause ends a session. */
const pause = "30 minutes";
/** How far from a play of a seed songs are counted, and how many minutes halve what they count. */
const reach = "1 hour";
const halfMinutes = 15;
/** One day, or one playlist that is everything, is chance. */
const minDays = 2;
const maxBasket = 1000;
const maxBaskets = 60;
/** The candidates of the playlists, before it is counted in how many playlists each of them is. */
const maxShared = 500;

/** The length of a song that the source does not tell. */
const unknownMs = 180_000;

/**
 * Parameters: $1 person, $2 seeds, $3 plays of each seed, $4 with polled plays, $5 with private sessions, $6 the playlist that is the
 * seed, $7 time zone. A day counts once for a pair, so that a song on repeat does not outweigh all others. The number of pairs is divided by
 * sqrt(nA * nB), because songs that are played all the time are near everything.
 */
const selectTogether = `WITH seed_plays AS MATERIALIZED (
    SELECT p.* FROM unnest($2::uuid[]) AS seeds(id) CROSS JOIN LATERAL (
      SELECT p.id, p.song_id, ${startSql("p")} AS start FROM plays p
      WHERE p.song_id = seeds.id AND p.user_id = $1 AND p.is_play AND ${countsSql("p", "$4", "$5")}
      ORDER BY p.played_at DESC LIMIT $3) p),
  around AS (SELECT c.id AS seed_play, c.song_id AS seed, c.start AS seed_start, n.id, n.song_id, n.start,
      COALESCE(n.start - lag(n.start + n.ms * interval '1 millisecond') OVER near > interval '${pause}', false)::int AS begins
    FROM seed_plays c CROSS JOIN LATERAL (
      SELECT p.id, p.song_id, ${startSql("p")} AS start, COALESCE(p.ms_played, ${unknownMs}) AS ms FROM plays p
      WHERE p.user_id = $1 AND p.is_play AND ${countsSql("p", "$4", "$5")}
        AND ${startSql("p")} BETWEEN c.start - interval '${reach}' AND c.start + interval '${reach}') n
    WINDOW near AS (PARTITION BY c.id ORDER BY n.start, n.id)),
  sessions AS (SELECT *, sum(begins) OVER (PARTITION BY seed_play ORDER BY start, id ROWS UNBOUNDED PRECEDING) AS session FROM around),
  pairs AS (SELECT s.song_id, s.seed, (s.seed_start AT TIME ZONE $7)::date AS day,
      max(${halfMinutes} / (${halfMinutes} + abs(extract(epoch FROM s.start - s.seed_start)) / 60)) AS weight
    FROM sessions s JOIN sessions o ON o.seed_play = s.seed_play AND o.id = o.seed_play AND o.session = s.session
    WHERE s.song_id <> ALL ($2) GROUP BY 1, 2, 3),
  by_seed AS (SELECT song_id, seed, count(*) AS days, sum(weight) AS weight FROM pairs GROUP BY 1, 2),
  by_session AS (SELECT b.song_id, max(b.days)::int AS days, sum(b.weight) AS weight,
      (array_agg(b.seed ORDER BY b.weight DESC, b.seed))[1] AS seed, sum(b.days) AS support
    FROM by_seed b GROUP BY b.song_id HAVING sum(b.days) >= ${minDays}),
  baskets AS MATERIALIZED (SELECT p.id, p.name, 1 / ln(2 + p.track_count) AS weight
    FROM playlists p WHERE p.user_id = $1 AND p.id IS DISTINCT FROM $6 AND p.track_count <= ${maxBasket}
      AND p.id IN (SELECT i.playlist_id FROM playlist_items i WHERE i.song_id = ANY ($2))
    ORDER BY p.track_count, p.id LIMIT ${maxBaskets}),
  shared AS MATERIALIZED (SELECT i.song_id, count(DISTINCT b.id)::int AS count, sum(b.weight) AS weight,
      (array_agg(b.name ORDER BY b.weight DESC, b.id))[1] AS playlist
    FROM baskets b JOIN playlist_items i ON i.playlist_id = b.id
    WHERE i.song_id IS NOT NULL AND i.song_id <> ALL ($2) GROUP BY i.song_id ORDER BY weight DESC, i.song_id LIMIT ${maxShared}),
  by_playlist AS (SELECT h.*, (SELECT sum(1 / ln(2 + p.track_count)) FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id
      WHERE i.song_id = h.song_id AND p.user_id = $1) AS total FROM shared h),
  scored AS (SELECT COALESCE(e.song_id, l.song_id) AS song_id, e.days, e.seed, l.count, l.playlist,
      COALESCE(e.weight / sqrt(GREATEST(1, (SELECT count(*) FROM seed_plays)) * GREATEST(1, t.plays)), 0)
      + COALESCE(l.weight / sqrt((SELECT sum(weight) FROM baskets) * GREATEST(l.total, l.weight)), 0) AS score
    FROM by_session e FULL JOIN by_playlist l ON l.song_id = e.song_id
      LEFT JOIN statistics_songs t ON t.song_id = e.song_id)
  SELECT s.id AS "songId", ${firstArtistSql("s")} AS artist, c.days, c.seed, c.count, c.playlist
  FROM scored c JOIN songs s ON s.id = c.song_id LEFT JOIN statistics_songs t ON t.song_id = s.id
  WHERE ${isUsableSql("s", "t.recording")} AND ($6::uuid IS NULL OR NOT EXISTS (
      SELECT 1 FROM playlist_items i WHERE i.playlist_id = $6 AND i.song_id = s.id))
    AND (t.recording IS NULL OR t.recording NOT IN (
      SELECT recording FROM statistics_songs WHERE song_id = ANY ($2) AND recording IS NOT NULL))
  ORDER BY c.score DESC, s.id LIMIT ${candidateLimit}`;

export type TogetherCandidate = Candidate & {
  /** The days in one session with the song `seed`. */
  days: number | null;
  seed: string | null;
  /** The playlists with a seed, such as `playlist`. */
  count: number | null;
  playlist: string | null;
};

/** Finds songs that the person plays in the same sessions, or has in the same playlists, as the seeds. */
export const findTogether = (
  { userId, withPolled, withPrivate, sqlZone }: Scope,
  { songIds, playlistId }: Seeds,
): Promise<TogetherCandidate[]> =>
  sql<TogetherCandidate>(selectTogether, [
    userId,
    songIds,
    Math.ceil(maxSeedPlays / Math.max(1, songIds.length)),
    withPolled,
    withPrivate,
    playlistId,
    sqlZone,
  ]);
