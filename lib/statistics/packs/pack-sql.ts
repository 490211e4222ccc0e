import { heardInMonths } from "../heard-sql";

/** Packs of the whole time: keys of all songs, sums of all songs, and sums of the days. Those of months have the month as their name. */
export const wholePacks = ["songs", "total", "days"] as const;
export type WholePack = (typeof wholePacks)[number];

/** Stands for the first day of a song that was never played for long enough. */
export const neverPlayed = 2_147_483_647;

const joined = (...values: string[]) => `COALESCE(string_agg(${values.join(" || ")}, ''::bytea), ''::bytea)`;

/** $1 person, $2 months. */
export const deleteMonthPacks =
  "DELETE FROM statistics_packs WHERE user_id = $1 AND name = ANY(SELECT month::text FROM unnest($2::date[]) month)";
/** Packs the sums of each song and day of some months, with the parameters of `heardInMonths`. */
export const insertMonthPacks = `WITH ${heardInMonths},
  sums AS (SELECT month, extract(day FROM local)::int AS day, song_id, count(*) FILTER (WHERE is_play)::int AS plays, sum(ms) AS ms
    FROM heard WHERE month = ANY($2) GROUP BY 1, 2, 3)
  INSERT INTO statistics_packs (user_id, name, bytes)
  SELECT $1::uuid, month::text, ${joined("int4send(number * 32 + day)", "int2send(LEAST(sums.plays, 32767)::int2)", "int4send(LEAST(sums.ms, 2147483647)::int)")}
  FROM sums JOIN statistics_songs s USING (song_id) GROUP BY month`;

/** $1 person, $2 packs that are computed again. */
export const deletePacks = "DELETE FROM statistics_packs WHERE user_id = $1 AND name = ANY($2)";

const total = `SELECT ${joined("int4send(number)", "int4send(plays)", "float8send(ms::float8)")} FROM statistics_songs WHERE user_id = $1`;

const day = (date: string) => `(${date} - DATE '1970-01-01')`;
const days = `SELECT COALESCE(string_agg(int4send(${day("day")}) || int4send(plays) || float8send(ms) || int4send(skips) || int4send(polled)
      || int4send(sessions) || float8send(longest), ''::bytea ORDER BY day), ''::bytea)
  FROM (SELECT day, sum(plays)::int AS plays, sum(ms)::float8 AS ms, sum(skips)::int AS skips, sum(polled)::int AS polled,
      sum(sessions)::int AS sessions, max(longest_session_ms)::float8 AS longest
    FROM statistics_hours WHERE user_id = $1 GROUP BY day) sums`;

/** Recordings, artists and albums have numbers from 0 on in the order of their keys, so that counting needs arrays only. */
const songs = `WITH listed AS MATERIALIZED (SELECT number, artists, (dense_rank() OVER (ORDER BY recording) - 1)::int AS recording,
      CASE WHEN album IS NULL THEN -1 ELSE (dense_rank() OVER (ORDER BY album) - 1)::int END AS album,
      CASE WHEN plays > 0 THEN ${day("(first_at AT TIME ZONE $2)::date")} ELSE ${neverPlayed} END AS first_day
    FROM statistics_songs WHERE user_id = $1),
  credits AS (SELECT number, place, (dense_rank() OVER (ORDER BY artist) - 1)::int AS artist
    FROM listed, unnest(artists) WITH ORDINALITY AS credits(artist, place)),
  credited AS (SELECT number, count(*)::int AS count, string_agg(int4send(artist), ''::bytea ORDER BY place) AS artists
    FROM credits GROUP BY number)
  SELECT COALESCE(string_agg(int4send(number) || int4send(recording) || int4send(album) || int4send(first_day)
      || int4send(COALESCE(c.count, 0)) || COALESCE(c.artists, ''::bytea), ''::bytea), ''::bytea)
  FROM listed LEFT JOIN credited c USING (number)`;

const insert = (name: WholePack, bytes: string) =>
  `INSERT INTO statistics_packs (user_id, name, bytes) SELECT $1::uuid, '${name}', bytes FROM (${bytes}) pack(bytes)`;

/** $1 person; for `songs` $2 time zone. */
export const insertPack: Record<WholePack, string> = {
  songs: insert("songs", songs),
  total: insert("total", total),
  days: insert("days", days),
};
