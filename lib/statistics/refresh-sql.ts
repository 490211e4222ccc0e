import { heardInMonths } from "./heard-sql";

/** A longer pause begins another session. */
const sessionPause = "30 minutes";

const hourColumns = ["plays", "ms", "skips", "polled", "sessions", "longest_session_ms"];
const monthColumns = ["plays", "ms", "skips", "first_at", "last_at"];

const namesOf = (table: string, columns: string[]) => columns.map(name => `${table}.${name}`).join(", ");

const replace = (table: string, computed: string, key: string[], columns: string[]) =>
  `INSERT INTO ${table} (user_id, ${[...key, ...columns].join(", ")}) SELECT $1::uuid, * FROM ${computed}
   ON CONFLICT (user_id, ${key.join(", ")}) DO UPDATE SET ${columns.map(name => `${name} = EXCLUDED.${name}`).join(", ")}
   WHERE (${namesOf(table, columns)}) IS DISTINCT FROM (${namesOf("EXCLUDED", columns)})`;

/** PostgreSQL hashes a list of NOT IN. For NOT EXISTS it may compare each row with each other one, since it expects few of them. */
const missing = (table: string, computed: string, key: string[]) =>
  `(${namesOf(table, key)}) NOT IN (SELECT ${key.join(", ")} FROM ${computed})`;

/**
 * Sums the hours and the songs of months, and returns the songs whose sums have changed. A session is summed in the hour in which it began.
 * Streams that are no play make no session.
 */
export const refreshMonths = `WITH ${heardInMonths},
  begun AS (SELECT *, COALESCE(start - max(start + ms * interval '1 millisecond')
      OVER (ORDER BY start, song_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > interval '${sessionPause}', true) AS begins
    FROM heard),
  numbered AS (SELECT *, count(*) FILTER (WHERE begins) OVER (ORDER BY start, song_id ROWS UNBOUNDED PRECEDING) AS session FROM begun),
  sessions AS (SELECT min(local) AS local, sum(ms) AS ms FROM numbered GROUP BY session HAVING bool_or(is_play)),
  begun_sessions AS (SELECT local::date AS day, extract(hour FROM local)::smallint AS hour, count(*)::int AS sessions, max(ms) AS longest
    FROM sessions GROUP BY 1, 2),
  sums AS (SELECT local::date AS day, extract(hour FROM local)::smallint AS hour, count(*) FILTER (WHERE is_play)::int AS plays,
      sum(ms)::bigint AS ms, count(*) FILTER (WHERE is_skip)::int AS skips, count(*) FILTER (WHERE is_play AND is_polled)::int AS polled
    FROM heard WHERE month = ANY($2) GROUP BY 1, 2),
  hours AS (SELECT day, hour, plays, s.ms, skips, polled, COALESCE(sessions, 0) AS sessions, COALESCE(longest, 0)::bigint AS longest_session_ms
    FROM sums s LEFT JOIN begun_sessions USING (day, hour)),
  gone_hours AS (DELETE FROM statistics_hours WHERE user_id = $1 AND date_trunc('month', day)::date = ANY($2)
    AND ${missing("statistics_hours", "hours", ["day", "hour"])}),
  changed_hours AS (${replace("statistics_hours", "hours", ["day", "hour"], hourColumns)}),
  months AS (SELECT month, song_id, count(*) FILTER (WHERE is_play)::int AS plays, sum(ms)::bigint AS ms,
      count(*) FILTER (WHERE is_skip)::int AS skips, min(start) FILTER (WHERE is_play) AS first_at, max(start) FILTER (WHERE is_play) AS last_at
    FROM heard WHERE month = ANY($2) GROUP BY 1, 2),
  gone AS (DELETE FROM statistics_months WHERE user_id = $1 AND month = ANY($2)
    AND ${missing("statistics_months", "months", ["month", "song_id"])} RETURNING song_id),
  changed AS (${replace("statistics_months", "months", ["month", "song_id"], monthColumns)} RETURNING song_id)
  SELECT song_id AS "songId" FROM gone UNION SELECT song_id FROM changed`;

/** Gives numbers to the songs of months that have none. Their sums and keys are computed next. $1 person, $2 months. */
export const numberSongs = `INSERT INTO statistics_songs (user_id, song_id, number, plays, ms, skips)
  SELECT $1::uuid, song_id, (SELECT COALESCE(max(number), -1) FROM statistics_songs WHERE user_id = $1) + row_number() OVER (), 0, 0, 0
  FROM (SELECT DISTINCT song_id FROM statistics_months m WHERE user_id = $1 AND month = ANY($2)
    AND song_id NOT IN (SELECT song_id FROM statistics_songs WHERE user_id = $1)) unnumbered`;

/** Returns true if songs are gone, or were played for the first time at another moment. $1 person, $2 songs; null for all. */
export const refreshSongs = `WITH computed AS (SELECT song_id, sum(plays)::int AS plays, sum(ms)::bigint AS ms, sum(skips)::int AS skips,
      min(first_at) AS first_at, max(last_at) AS last_at
    FROM statistics_months WHERE user_id = $1 AND ($2::uuid[] IS NULL OR song_id = ANY($2)) GROUP BY song_id),
  gone AS (DELETE FROM statistics_songs WHERE user_id = $1 AND ($2::uuid[] IS NULL OR song_id = ANY($2))
    AND ${missing("statistics_songs", "computed", ["song_id"])} RETURNING 1),
  others AS (SELECT 1 FROM statistics_songs t JOIN computed c ON c.song_id = t.song_id
    WHERE t.user_id = $1 AND c.first_at IS DISTINCT FROM t.first_at),
  changed AS (UPDATE statistics_songs t SET ${monthColumns.map(name => `${name} = c.${name}`).join(", ")}
    FROM computed c WHERE c.song_id = t.song_id AND t.user_id = $1 AND (${namesOf("t", monthColumns)}) IS DISTINCT FROM (${namesOf("c", monthColumns)}))
  SELECT EXISTS (SELECT 1 FROM gone) OR EXISTS (SELECT 1 FROM others) AS "hasOtherFirst"`;

const joinKeys = (...keys: string[]) => `hashtextextended(concat_ws(' ', ${keys.join(", ")}), 0)`;

/** The key of an album by its name and first artist. */
export const albumKeySql = (name: string, artist: string) =>
  joinKeys(`statistics_key(${name})`, `statistics_key(${artist})`);

/**
 * A song without a title is the same as no other one. Reading texts takes most of the time, so each is read once, in one scan: OFFSET keeps
 * PostgreSQL from repeating the expressions.
 */
export const refreshKeys = `UPDATE statistics_songs t SET title_key = keys.title, recording = keys.title, album_key = keys.album,
    album = keys.album, artists = ARRAY(SELECT DISTINCT CASE place WHEN 1 THEN keys.artist ELSE statistics_key(credit ->> 'name') END
      FROM jsonb_array_elements(keys.artists) WITH ORDINALITY credits(credit, place) WHERE credit ->> 'name' <> '')
  FROM (SELECT song_id, artists, artist, ${joinKeys("title", "artist")} AS title,
      CASE WHEN album IS NOT NULL THEN ${joinKeys("album", "artist")} END AS album
    FROM (SELECT new.song_id, s.artists, statistics_key(COALESCE(NULLIF(s.title, ''), s.uri)) AS title,
        statistics_key(NULLIF(s.album_name, '')) AS album, statistics_key(COALESCE(s.artists -> 0 ->> 'name', '')) AS artist
      FROM statistics_songs new JOIN songs s ON s.id = new.song_id WHERE new.user_id = $1 AND new.title_key IS NULL OFFSET 0) texts
    OFFSET 0) keys
  WHERE keys.song_id = t.song_id`;

type Merged = { key: string; merged: string; shared: string };
const recordings: Merged = { key: "title_key", merged: "recording", shared: "upper(NULLIF(s.isrc, ''))" };
const albums: Merged = { key: "album_key", merged: "album", shared: "s.album_id" };

/** Finds the different keys that one ISRC, or one album of Spotify, has, and joins them. */
export const mergedKeys = [recordings, albums].map(({ key, merged, shared }) => ({
  select: `SELECT array_agg(DISTINCT t.${key}::text) AS keys FROM statistics_songs t JOIN songs s ON s.id = t.song_id
    WHERE t.user_id = $1 AND ${shared} IS NOT NULL AND t.${key} IS NOT NULL GROUP BY ${shared} HAVING count(DISTINCT t.${key}) > 1`,
  update: `UPDATE statistics_songs t SET ${merged} = COALESCE(root, t.${key})
    FROM statistics_songs o LEFT JOIN unnest($2::bigint[], $3::bigint[]) AS roots(key, root) ON roots.key = o.${key}
    WHERE o.song_id = t.song_id AND t.user_id = $1 AND t.${merged} IS DISTINCT FROM COALESCE(root, t.${key})`,
}));
