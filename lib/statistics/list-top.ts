import type { UserContext } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import { songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { Song } from "@/lib/schemas/library";
import type { Top, TopItem, TopKind, TopQuery } from "@/lib/schemas/statistics";
import { toMinutes } from "./day-sums";
import { periodSongs } from "./period-songs";
import { type Resolved, resolvePeriod } from "./resolve-period";
import { periodSongsSql, songKeySql } from "./song-counts";

type Row = { key: string; plays: number; ms: number; song: Song; place: number | null };

/** Songs of the kind, one row for each thing that a song counts for. */
const groupedSql = (kind: TopKind, merge: boolean, table: string) => {
  const key = { artists: "unnest(s.artists)", albums: "s.album", songs: songKeySql("s", merge) }[kind];
  return `SELECT ${key} AS key, t.song_id, t.plays, t.ms FROM ${periodSongsSql(table, 0)}`;
};

/** The place of an artist among those of a song, by the key of its name. */
const artistPlaceSql = `(SELECT place - 1 FROM jsonb_array_elements(s.artists) WITH ORDINALITY AS credits(artist, place)
  WHERE statistics_key(artist ->> 'name') = shown.key ORDER BY place LIMIT 1)::int`;

/** $1 to $n are those of the table; the last one is the limit. */
const selectTop = (
  kind: TopKind,
  by: string,
  merge: boolean,
  table: string,
  limit: string,
  locale: Locale,
) => {
  const order = by === "time" ? "ms DESC, plays DESC" : "plays DESC, ms DESC";
  return `WITH grouped AS MATERIALIZED (${groupedSql(kind, merge, table)}),
    top AS (SELECT key, sum(plays)::int AS plays, sum(ms)::float AS ms FROM grouped WHERE key IS NOT NULL
      GROUP BY key HAVING sum(plays) > 0 ORDER BY ${order}, key LIMIT ${limit}),
    shown AS (SELECT DISTINCT ON (key) key, song_id FROM grouped JOIN top USING (key) ORDER BY key, ${order
      .replace("ms", "grouped.ms")
      .replace("plays", "grouped.plays")}, song_id)
  SELECT key, plays, ms, ${songSql("s", locale)} AS song, ${kind === "artists" ? artistPlaceSql : "NULL::int"} AS place
  FROM top JOIN shown USING (key) JOIN songs s ON s.id = shown.song_id ORDER BY ${order}, key`;
};

const toItem = (kind: TopKind, { plays, ms, song, place }: Row, index: number): TopItem => {
  const artist = song.artists[place ?? 0] ?? null;
  const names = {
    songs: { name: song.title, artist: artist?.name ?? null, spotifyId: song.spotifyId },
    artists: { name: artist?.name ?? "", artist: null, spotifyId: artist?.id ?? null },
    albums: {
      name: song.album?.name ?? "",
      artist: artist?.name ?? null,
      spotifyId: song.album?.id ?? null,
    },
  }[kind];
  return { rank: index + 1, plays, minutes: toMinutes(ms), ...names, imageUrl: song.imageUrl, song };
};

/** Lists the songs, artists or albums that were heard most in a resolved period. */
export async function findTop(
  { userId, locale }: UserContext,
  { basis, data, period }: Resolved,
  { kind, by, merge, limit }: Pick<TopQuery, "kind" | "by" | "merge" | "limit">,
): Promise<TopItem[]> {
  const { table, values } = periodSongs(userId, basis, period, data);
  const rows = await sql<Row>(selectTop(kind, by, merge, table, `$${values.length + 1}`, locale), [
    ...values,
    limit,
  ]);
  return rows.map((row, index) => toItem(kind, row, index));
}

/** Lists the songs, artists or albums that were heard most in a period. Costs no call to Spotify. */
export async function listTop(ctx: UserContext, query: TopQuery): Promise<Top> {
  const resolved = await resolvePeriod(ctx.userId, query);
  return { ...resolved.period, computing: resolved.computing, items: await findTop(ctx, resolved, query) };
}
