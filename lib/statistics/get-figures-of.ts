import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import { addMonths, monthOf } from "@/lib/schemas/days";
import type { Song } from "@/lib/schemas/library";
import type { Computing, FiguresOf, FiguresOfQuery, TopItem, TopKind } from "@/lib/schemas/statistics";
import { prepareFigures } from "./current-figures";
import { toMinutes } from "./day-sums";
import { findEnds } from "./find-ends";
import { albumKeySql } from "./refresh-sql";

/** Finds the key of the thing that a request names, $2 and $3, among a person's songs. */
const selectKey: Record<TopKind, string> = {
  songs:
    "SELECT recording::text AS key FROM statistics_songs WHERE user_id = $1 AND song_id = $2::uuid AND $3::text IS NULL",
  artists: `SELECT key::text FROM (SELECT statistics_key($2::text) AS key) k WHERE $3::text IS NULL
    AND EXISTS (SELECT 1 FROM statistics_songs WHERE user_id = $1 AND artists @> ARRAY[key])`,
  albums: `SELECT album::text AS key FROM statistics_songs
    WHERE user_id = $1 AND album_key = ${albumKeySql("$2::text", "$3::text")} LIMIT 1`,
};

const hasKey: Record<TopKind, string> = {
  songs: "t.recording = $2::bigint",
  artists: "t.artists @> ARRAY[$2::bigint]",
  albums: "t.album = $2::bigint",
};

const selectSongs = (
  kind: TopKind,
  song: string,
) => `SELECT t.plays, t.ms::float AS ms, t.skips, ${song} AS song
  FROM statistics_songs t JOIN songs s ON s.id = t.song_id WHERE t.user_id = $1 AND ${hasKey[kind]}
  ORDER BY t.plays DESC, t.ms DESC, t.song_id`;

const selectMonths = `SELECT month::text AS "from", sum(plays)::int AS plays, sum(ms)::float AS ms
  FROM statistics_months WHERE user_id = $1 AND song_id = ANY($2) GROUP BY month ORDER BY month`;

const groups: Record<TopKind, string> = {
  songs: "SELECT sum(plays) AS plays FROM statistics_songs WHERE user_id = $1 GROUP BY recording",
  artists:
    "SELECT sum(plays) AS plays FROM statistics_songs, unnest(artists) artist WHERE user_id = $1 GROUP BY artist",
  albums:
    "SELECT sum(plays) AS plays FROM statistics_songs WHERE user_id = $1 AND album IS NOT NULL GROUP BY album",
};
const selectRank = (kind: TopKind) =>
  `SELECT count(*) FILTER (WHERE plays > $2)::int + 1 AS place, count(*)::int AS of FROM (${groups[kind]}) g WHERE plays > 0`;

const missing = { songs: "listened_song", artists: "artist", albums: "album" } as const;

type Row = { plays: number; ms: number; skips: number; song: Song };

/** At most this many songs of an artist or album are listed. */
const listed = 50;

const total = (rows: readonly Row[], name: "plays" | "ms" | "skips") =>
  rows.reduce((sum, row) => sum + row[name], 0);

/** Returns a point for each month from the first to the last one. */
function fillMonths(rows: readonly { from: string; plays: number; ms: number }[]) {
  const known = new Map(rows.map(row => [row.from, row]));
  const last = rows.at(-1)?.from ?? "";
  const points: FiguresOf["months"] = [];
  for (let month = monthOf(rows[0]?.from ?? "9999-01-01"); month <= last; month = addMonths(month, 1)) {
    const row = known.get(month);
    points.push({ from: month, plays: row?.plays ?? 0, minutes: toMinutes(row?.ms ?? 0) });
  }
  return points;
}

const toItem = ({ plays, ms, song }: Row, index: number): TopItem => ({
  rank: index + 1,
  plays,
  minutes: toMinutes(ms),
  name: song.title,
  artist: song.artists[0]?.name ?? null,
  spotifyId: song.spotifyId,
  imageUrl: song.imageUrl,
  song,
});

/** Stands for a thing of which a computation has found no play so far. */
const unknownYet = (
  {
    kind,
    name = "",
    artist = null,
  }: { kind: TopKind; name?: string | undefined; artist?: string | null | undefined },
  computing: Computing,
): FiguresOf => ({
  kind,
  computing,
  name,
  artist,
  spotifyId: null,
  imageUrl: null,
  plays: 0,
  minutes: 0,
  skips: 0,
  rank: null,
  first: null,
  last: null,
  months: [],
  songs: [],
});

/**
 * Returns the figures of one song, artist or album over all time. The versions of a song are counted as one. Costs no call to Spotify.
 * @throws AppError not_found if nothing of it was heard
 */
export async function getFiguresOf(
  { userId, locale }: UserContext,
  { kind, songId, name, artist }: FiguresOfQuery,
): Promise<FiguresOf> {
  const { computing } = await prepareFigures(userId);
  const named = kind === "songs" ? [songId, null] : [name, kind === "albums" ? (artist ?? "") : null];
  const [found] = await sql<{ key: string | null }>(selectKey[kind], [userId, ...named]);
  if (!found?.key && computing) return unknownYet({ kind, name, artist }, computing);
  if (!found?.key) throw notFound(missing[kind]);
  const { key } = found;
  const rows = await sql<Row>(selectSongs(kind, songSql("s", locale)), [userId, key]);
  const ids = rows.map(({ song }) => song.id);
  const plays = total(rows, "plays");
  const [months, ends, [rank]] = await Promise.all([
    sql<{ from: string; plays: number; ms: number }>(selectMonths, [userId, ids]),
    findEnds(userId, locale, ids),
    sql<{ place: number; of: number }>(selectRank(kind), [userId, plays]),
  ]);
  const best = rows[0]?.song;
  const credit = kind === "artists" ? best?.artists.find(each => each.name === name) : best?.artists[0];
  const names = {
    songs: { name: best?.title ?? "", artist: credit?.name ?? null, spotifyId: best?.spotifyId ?? null },
    artists: { name: credit?.name ?? name ?? "", artist: null, spotifyId: credit?.id ?? null },
    albums: {
      name: best?.album?.name ?? name ?? "",
      artist: credit?.name ?? null,
      spotifyId: best?.album?.id ?? null,
    },
  }[kind];
  return {
    kind,
    computing,
    ...names,
    imageUrl: best?.imageUrl ?? null,
    plays,
    minutes: toMinutes(total(rows, "ms")),
    skips: total(rows, "skips"),
    rank: plays > 0 ? (rank ?? null) : null,
    ...ends,
    months: fillMonths(months),
    songs: rows.slice(0, listed).map(toItem),
  };
}
