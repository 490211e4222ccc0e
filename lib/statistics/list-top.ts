import type { UserContext } from "@/lib/core/context";
import { songSql } from "@/lib/library/song-sql";
import { snapshotTransaction } from "@/lib/platform/db";
import type { Song } from "@/lib/schemas/library";
import type { Top, TopItem, TopKind, TopQuery } from "@/lib/schemas/statistics";
import { toMinutes } from "./day-sums";
import { type Ranked, rankTop } from "./packs/rank-top";
import { type Listening, type Run, readListening } from "./packs/read-packs";
import { type Resolved, resolvePeriod } from "./resolve-period";

type Row = { song: Song; place: number | null };

/** The place of an artist among those of a song, by the key of its name. */
const artistPlaceSql = `(SELECT place - 1 FROM jsonb_array_elements(s.artists) WITH ORDINALITY AS credits(artist, place)
  WHERE statistics_key(artist ->> 'name') = t.artists[shown.artist_place + 1] ORDER BY place LIMIT 1)::int`;

/** $1 person, $2 numbers of songs, $3 places of artists among the keys of a song. */
const selectShown = (
  locale: UserContext["locale"],
) => `SELECT shown.index::int, ${songSql("s", locale)} AS song, ${artistPlaceSql} AS place
  FROM unnest($2::int[], $3::int[]) WITH ORDINALITY AS shown(number, artist_place, index)
  JOIN statistics_songs t ON t.user_id = $1 AND t.number = shown.number JOIN songs s ON s.id = t.song_id`;

const toItem = (kind: TopKind, { plays, ms }: Ranked, { song, place }: Row, index: number): TopItem => {
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

/** Adds the songs to what was ranked. */
export async function findItems(
  { userId, locale }: UserContext,
  kind: TopKind,
  ranked: readonly Ranked[],
  run: Run,
): Promise<TopItem[]> {
  const rows = await run<Row & { index: number }>(selectShown(locale), [
    userId,
    ranked.map(({ song }) => song),
    ranked.map(({ artistPlace }) => (kind === "artists" ? artistPlace : -1)),
  ]);
  const found = new Map(rows.map(row => [row.index - 1, row]));
  return ranked.flatMap((each, index) => {
    const row = found.get(index);
    return row ? [toItem(kind, each, row, index)] : [];
  });
}

type Reading = { listening: Listening; run: Run };

/** Reads a period and what it names from one state of the figures, so that the numbers of songs mean the same. */
export const withListening = <Result>(
  userId: string,
  { data, period }: Resolved,
  work: (reading: Reading) => Promise<Result>,
): Promise<Result> =>
  snapshotTransaction(async client => {
    const run: Run = async (text, values) => (await client.query(text, values)).rows;
    return work({ listening: await readListening(userId, data, [period], run), run });
  });

/** Lists the songs, artists or albums that were heard most in a period. Costs no call to Spotify. */
export async function listTop(ctx: UserContext, query: TopQuery): Promise<Top> {
  const resolved = await resolvePeriod(ctx.userId, query);
  const items = await withListening(ctx.userId, resolved, ({ listening: { keys, sumsOf }, run }) =>
    findItems(ctx, query.kind, rankTop(keys, sumsOf(resolved.period), query), run),
  );
  return { ...resolved.period, computing: resolved.computing, items };
}
