import type { Locale } from "@/lib/i18n/locales";
import { isoSql, songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { Period } from "@/lib/schemas/days";
import type { Song } from "@/lib/schemas/library";
import type { Basis, DataPeriod } from "./basis";
import { periodSongs } from "./period-songs";

/** Returns the key by which songs are counted: the recording, or each id. */
export const songKeySql = (alias: string, merge: boolean) =>
  merge ? `${alias}.recording` : `${alias}.song_id`;

/**
 * Joins the sums of a period with the person's songs, by a hash: PostgreSQL expects few rows in sums, and would look thousands of songs up
 * one by one. COALESCE keeps it from making an inner join of it.
 */
export const periodSongsSql = (table: string, leastPlays: 0 | 1) =>
  `statistics_songs s LEFT JOIN ${table} t ON t.song_id = s.song_id WHERE s.user_id = $1 AND COALESCE(t.plays, -1) >= ${leastPlays}`;

type Counts = { songs: number; artists: number; albums: number };

/** Counts the different songs, artists and albums of a period. */
export async function countSongs(
  userId: string,
  basis: Basis,
  period: Period,
  data: DataPeriod,
  merge: boolean,
): Promise<Counts> {
  const { table, values } = periodSongs(userId, basis, period, data);
  const [row] = await sql<Counts>(
    `WITH counted AS MATERIALIZED (
       SELECT ${songKeySql("s", merge)} AS key, s.artists, s.album FROM ${periodSongsSql(table, 1)})
     SELECT (SELECT count(*) FROM (SELECT 1 FROM counted GROUP BY key) k)::int AS songs,
       (SELECT count(*) FROM (SELECT 1 FROM (SELECT unnest(artists) AS artist FROM counted) a GROUP BY artist) k)::int AS artists,
       (SELECT count(*) FROM (SELECT 1 FROM counted WHERE album IS NOT NULL GROUP BY album) k)::int AS albums`,
    values,
  );
  return row ?? { songs: 0, artists: 0, albums: 0 };
}

type Discoveries = { newSongs: number; newArtists: number };

/** Counts the songs and artists that were played for the first time in each period. */
export async function countDiscoveries(
  userId: string,
  { sqlZone }: Basis,
  periods: readonly Period[],
  merge: boolean,
): Promise<Discoveries[]> {
  const firstPlays = (key: string) =>
    `SELECT (min(first_at) AT TIME ZONE $2::text)::date AS day FROM (
       SELECT ${key} AS key, first_at FROM statistics_songs s WHERE user_id = $1 AND plays > 0) played GROUP BY key`;
  return sql<Discoveries>(
    `WITH songs AS MATERIALIZED (${firstPlays(songKeySql("s", merge))}),
       artists AS MATERIALIZED (${firstPlays("unnest(s.artists)")})
     SELECT (SELECT count(*) FROM songs WHERE day BETWEEN first AND last)::int AS "newSongs",
       (SELECT count(*) FROM artists WHERE day BETWEEN first AND last)::int AS "newArtists"
     FROM unnest($3::date[], $4::date[]) WITH ORDINALITY AS periods(first, last, number) ORDER BY number`,
    [userId, sqlZone, periods.map(({ from }) => from), periods.map(({ to }) => to)],
  );
}

export type DatedPlay = { playedAt: string; song: Song };

/** Returns the first and the last play of a person, or of some of their songs. */
export async function findEnds(userId: string, locale: Locale, songIds: readonly string[] | null = null) {
  const end = (column: string, order: string) =>
    `(SELECT json_build_object('playedAt', ${isoSql(`e.${column}`)}, 'song', ${songSql("s", locale)})
      FROM (SELECT song_id, ${column} FROM statistics_songs WHERE user_id = $1 AND plays > 0 AND ($2::uuid[] IS NULL OR song_id = ANY($2))
        ORDER BY ${column} ${order}, song_id LIMIT 1) e JOIN songs s ON s.id = e.song_id)`;
  const [row] = await sql<{ first: DatedPlay | null; last: DatedPlay | null }>(
    `SELECT ${end("first_at", "ASC")} AS first, ${end("last_at", "DESC")} AS last`,
    [userId, songIds],
  );
  return { first: row?.first ?? null, last: row?.last ?? null };
}
