import { sql } from "@/lib/platform/db";
import { type Candidate, candidateLimit } from "./pick";
import type { Scope } from "./scope";
import { firstArtistSql, isUsableSql } from "./usable-sql";

const silentDays = 90;
/** Plays that were not skipped. Fewer of them are no sign of love. */
const minFinished = 5;

/** Versions of a recording count as one song: who plays the single has not forgotten the song of the album. */
const selectForgotten = `WITH heard AS MATERIALIZED (
    SELECT recording, sum(plays) AS plays, sum(skips) AS skips, max(last_at) AS last_at FROM statistics_songs
    WHERE user_id = $1 GROUP BY recording
    HAVING sum(plays) - sum(skips) >= ${minFinished} AND sum(skips) * 3 <= sum(plays)
      AND max(last_at) < now() - interval '${silentDays} days'),
  best AS (SELECT DISTINCT ON (t.recording) t.song_id, h.*
    FROM heard h JOIN statistics_songs t ON t.user_id = $1 AND t.recording = h.recording JOIN songs s ON s.id = t.song_id
    WHERE ${isUsableSql("s", "t.recording")}
    ORDER BY t.recording, t.plays DESC, t.song_id)
  SELECT b.song_id AS "songId", ${firstArtistSql("s")} AS artist FROM best b JOIN songs s ON s.id = b.song_id
  ORDER BY (b.plays - b.skips) * ln(1 + extract(epoch FROM now() - b.last_at) / ${silentDays * 86_400}) DESC, b.song_id
  LIMIT ${candidateLimit}`;

/** Without plays, the songs that were liked long ago are the ones that may be forgotten. */
const selectLikedLongAgo = `SELECT s.id AS "songId", ${firstArtistSql("s")} AS artist
  FROM liked_songs l JOIN songs s ON s.id = l.song_id
  WHERE l.user_id = $1 AND l.added_at < now() - interval '${silentDays} days' AND ${isUsableSql("s", "NULL::bigint")}
  ORDER BY l.added_at, s.id LIMIT ${candidateLimit}`;

/** Finds songs that the person once played often, hardly skipped, and has not played for 90 days. */
export const findForgotten = ({ userId, hasPlays }: Scope): Promise<Candidate[]> =>
  sql<Candidate>(hasPlays ? selectForgotten : selectLikedLongAgo, [userId]);
