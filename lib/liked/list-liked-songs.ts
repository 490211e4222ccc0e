import type { UserContext } from "@/lib/core/context";
import { decodeTimeCursor, encodeCursor } from "@/lib/core/cursor";
import type { Locale } from "@/lib/i18n/locales";
import { cursorAt, type SongListInput, songOrderSql, startOf } from "@/lib/library/song-order";
import { isoSql, listedSongSql, songFilterPatterns, songMatchesSql } from "@/lib/library/song-sql";
import { preparedSql } from "@/lib/platform/db";
import type { LikedSong, LikedSongsPage } from "@/lib/schemas/library";

type Row = { total: number; durationMs: number | null; items: LikedSong[] | null };

const newestFirst = "l.added_at DESC, l.song_id DESC";
const lengthSql = "COALESCE(sum(s.duration_ms), 0)::float8";
const itemsSql = (page: string, locale: Locale) =>
  `(SELECT json_agg(json_build_object('position', page.position, 'addedAt', ${isoSql("l.added_at")}, 'song', ${listedSongSql("s", locale)}) ORDER BY page.place)
    FROM (${page}) page JOIN liked_songs l ON l.song_id = page.song_id JOIN songs s ON s.id = l.song_id) AS items`;

/** Returns the statement for a page in the order of the likes, which the index has. */
const selectPage = (
  isFirst: boolean,
  locale: Locale,
) => `SELECT (SELECT count(*)::int FROM liked_songs WHERE user_id = $1) AS total,
  ${isFirst ? `(SELECT ${lengthSql} FROM liked_songs l JOIN songs s ON s.id = l.song_id WHERE l.user_id = $1)` : "NULL"} AS "durationMs",
  ${itemsSql(
    `SELECT first.song_id, row_number() OVER () AS place, row_number() OVER () - 1 + $2::bigint + (
      SELECT count(*) FROM liked_songs WHERE user_id = $1 AND (added_at, song_id) >= ($4, $5::uuid)) AS position FROM (
    SELECT song_id FROM liked_songs
    WHERE user_id = $1 AND ($4::timestamptz IS NULL OR (added_at, song_id) < ($4, $5::uuid))
    ORDER BY added_at DESC, song_id DESC LIMIT $3 OFFSET $2) first`,
    locale,
  )}`;

/** Returns the statement for a page of the sorted or filtered list. */
const selectPageOfView = (
  order: string,
  matches: string,
  isFirst: boolean,
  locale: Locale,
) => `WITH matching AS MATERIALIZED (
    SELECT l.song_id, l.position, s.duration_ms, row_number() OVER (ORDER BY ${order}) AS place
    FROM (SELECT *, row_number() OVER (ORDER BY ${newestFirst}) - 1 AS position FROM liked_songs l WHERE user_id = $1) l
      JOIN songs s ON s.id = l.song_id WHERE ${matches})
  SELECT (SELECT count(*)::int FROM matching) AS total, ${isFirst ? `(SELECT ${lengthSql} FROM matching s)` : "NULL"} AS "durationMs",
    ${itemsSql("SELECT song_id, place, position FROM matching WHERE place > $2::bigint ORDER BY place LIMIT $3", locale)}`;

/**
 * Returns a page of the person's liked songs, the newest first or sorted; with `q` only those whose title, album and artists contain
 * its words. The first page tells the length of all.
 * @throws AppError validation_failed
 */
export async function listLikedSongs(
  { userId, locale }: UserContext,
  input: SongListInput,
): Promise<LikedSongsPage> {
  const patterns = songFilterPatterns(input.q);
  const isView = patterns.length > 0 || input.sort !== undefined;
  const after = isView ? null : decodeTimeCursor(input.cursor);
  const start = after ? 0 : startOf(input);
  const isFirst = start === 0 && !after;
  const order = songOrderSql(input, "l.added_at", newestFirst);
  const page = [userId, start, input.limit + 1];
  const [row] = isView
    ? await preparedSql<Row>(
        selectPageOfView(order, patterns.length > 0 ? songMatchesSql("s", "$4") : "true", isFirst, locale),
        [...page, ...(patterns.length > 0 ? [patterns] : [])],
      )
    : await preparedSql<Row>(selectPage(isFirst, locale), [...page, after?.[0] ?? null, after?.[1] ?? null]);
  const rows = row?.items ?? [];
  const items = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? items.at(-1) : undefined;
  const cursor = isView ? cursorAt(input, start + input.limit) : encodeCursor([last?.addedAt, last?.song.id]);
  return {
    items,
    nextCursor: last ? cursor : null,
    total: row?.total ?? 0,
    durationMs: row?.durationMs ?? null,
  };
}
