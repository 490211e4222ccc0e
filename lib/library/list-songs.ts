import type { UserContext } from "@/lib/core/context";
import { preparedSql, sql } from "@/lib/platform/db";
import type { LibrarySong, LibrarySongsPage, LibrarySort, SortOrder } from "@/lib/schemas/library";
import { decodePosition, encodePosition, type Position, pageSql, positionSql } from "./library-order";
import { type AddParameter, matchingSongsSql, moreEffort, parameterList } from "./search/matching-songs";
import { type ParsedSearch, parseSearch } from "./search/parse-search";
import type { Effort } from "./search/term-query";
import { isoSql, listedSongSql } from "./song-sql";

type Input = {
  limit: number;
  cursor?: string;
  from?: number;
  q?: string;
  sort?: LibrarySort;
  order?: SortOrder;
  playlistId?: string;
};

type Row = {
  total: number;
  durationMs: number | null;
  items: LibrarySong[] | null;
  last: Position | null;
};

/** So many songs are sorted faster than found in an index. */
const fewSongs = 2_000;

const allSongs = (person: string) => ({ table: "library_songs l", condition: `l.user_id = ${person}` });

/**
 * Builds the tables of the songs of a search, and where its pages are read from. Few songs are sorted; of many, the first ones are
 * found in the index of all songs of the library.
 */
function foundSongsSql(
  userId: string,
  search: ParsedSearch,
  effort: Effort | null,
  person: string,
  add: AddParameter,
) {
  const areMany = `(SELECT count(*) FROM matching) > ${fewSongs}`;
  const { table, condition } = allSongs(person);
  const many = {
    table,
    condition: `${condition} AND (l.song_id IN (SELECT id FROM matching)) IS TRUE AND ${areMany}`,
  };
  return {
    tables: `matching AS MATERIALIZED (${matchingSongsSql(userId, search, effort, person, add)}),
      few AS MATERIALIZED (SELECT l.* FROM library_songs l JOIN matching ON matching.id = l.song_id WHERE NOT ${areMany}),`,
    all: `SELECT duration_ms FROM few UNION ALL SELECT duration_ms FROM ${many.table} WHERE ${many.condition}`,
    parts: [{ table: "few l", condition: "true" }, many],
  };
}

async function readPage(
  { userId, locale }: UserContext,
  input: Input,
  search: ParsedSearch | null,
  effort: Effort | null,
): Promise<Row | undefined> {
  const { values, add } = parameterList();
  const person = add(userId, "uuid");
  const order = { sort: input.sort ?? "title", order: input.order ?? "asc" } as const;
  const after = input.cursor ? decodePosition(order, input.cursor) : null;
  const start = after ? 0 : (input.from ?? 0);
  const isFirst = start === 0 && !after;
  const [limit, offset] = [add(input.limit + 1, "int"), add(start, "int")];
  const { tables, all, parts } = search
    ? foundSongsSql(userId, search, effort, person, add)
    : {
        tables: "",
        all: `SELECT duration_ms FROM library_songs WHERE user_id = ${person}`,
        parts: [allSongs(person)],
      };
  const pages = parts.map(part => `(${pageSql(order, part, after, { limit, start: offset }, add)})`);
  const isInPlaylist = input.playlistId
    ? `, 'isInPlaylist', (SELECT count(*) FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id
        WHERE i.song_id = s.id AND i.playlist_id = ${add(input.playlistId, "uuid")} AND p.user_id = ${person}) > 0`
    : "";
  const run = search ? sql : preparedSql;
  const [row] = await run<Row>(
    `WITH ${tables} page AS MATERIALIZED (${pages.join(" UNION ALL ")})
     SELECT total, "durationMs",
       (SELECT json_agg(${listedSongSql("s", locale)} || jsonb_build_object('addedAt', ${isoSql("l.added_at")}, 'plays', l.plays,
           'lastPlayedAt', ${isoSql("l.last_played_at")}${isInPlaylist}) ORDER BY place)
         FROM page JOIN library_songs l ON l.song_id = page.song_id JOIN songs s ON s.id = page.song_id) AS items,
       (SELECT ${positionSql(order)} FROM page JOIN library_songs l ON l.song_id = page.song_id WHERE place = ${offset} + ${limit} - 1) AS last
     FROM (SELECT count(*)::int AS total, ${isFirst ? "COALESCE(sum(duration_ms), 0)::float8" : "NULL::float8"} AS "durationMs"
       FROM (${all}) durations) totals`,
    values,
  );
  return row;
}

/**
 * Lists the songs that are liked or in a playlist of the person, by title or another order; with `q` only those that the search finds
 * with it. With a playlist, each says if the playlist has it. The first page tells the length of all. Costs no call.
 * @throws AppError validation_failed
 */
export async function listSongs(ctx: UserContext, input: Input): Promise<LibrarySongsPage> {
  const search = input.q ? parseSearch(input.q) : null;
  let row = await readPage(ctx, input, search, null);
  const effort = search && (await moreEffort(sql, ctx.userId, search, row?.total ?? 0));
  if (effort) row = await readPage(ctx, input, search, effort);
  const rows = row?.items ?? [];
  const hasMore = rows.length > input.limit && row?.last;
  return {
    items: rows.slice(0, input.limit),
    nextCursor: hasMore
      ? encodePosition({ sort: input.sort ?? "title", order: input.order ?? "asc" }, hasMore)
      : null,
    total: row?.total ?? 0,
    durationMs: row?.durationMs ?? null,
  };
}
