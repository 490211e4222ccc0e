import type { UserContext } from "@/lib/core/context";
import { searchText } from "@/lib/library/search/search-text";
import { sql } from "@/lib/platform/db";
import type { FoundSong } from "@/lib/schemas/catalog";
import type { BareResults } from "@/lib/schemas/search";
import { foundSql } from "./found-songs-sql";
import { itemSql } from "./result-tables";
import { buildSearch, type LibraryAnswer } from "./search-library";

/** A song of the library that may be the same recording as a result of Spotify. */
export type Copy = FoundSong & { isAnswered: boolean };

export type InAnswer = { copies: Copy[]; ids: Set<string> };

/** So many songs with the title of a result of Spotify are compared with it. */
const maxSameTitle = 50;

/** The part of a search text that begins with the title, as far as it is indexed. */
const beginningOf = (title: string) => [...`${searchText(title)}\n`].slice(0, 100).join("");

/**
 * Finds what the library has of Spotify's results: songs with the same URI, ISRC or title, and if they belong to the library's answer, on
 * whatever page; and the ids of albums, artists and playlists of that answer.
 */
export async function findInAnswer(
  ctx: UserContext,
  { search, effort }: LibraryAnswer,
  { songs, albums, artists, playlists }: BareResults,
): Promise<InAnswer> {
  const { values, add, searchSql, tables } = buildSearch(ctx, search, { limit: 1, start: 0 }, effort);
  const { person } = searchSql;
  const columns: string[] = [];
  if (songs?.items.length) {
    const { items } = songs;
    const titles = items.map(({ title }) => beginningOf(title)).filter(title => title !== "\n");
    const uris = add(
      items.map(({ uri }) => uri),
      "text[]",
    );
    const isrcs = add(
      items.flatMap(({ isrc }) => isrc ?? []),
      "text[]",
    );
    columns.push(`(SELECT json_agg(copy.item) FROM (
      SELECT ${itemSql(ctx.locale).song} || jsonb_build_object('isAnswered', row.id IN (SELECT id FROM found)) AS item
      FROM songs row WHERE row.id IN (
        SELECT id FROM songs WHERE user_id = ${person} AND uri = ANY (${uris})
        UNION SELECT f.id FROM found f JOIN songs s ON s.id = f.id WHERE s.isrc = ANY (${isrcs})
        UNION SELECT same.id FROM unnest(${add(titles, "text[]")}) AS wanted(beginning) CROSS JOIN LATERAL (
          SELECT s.id FROM songs s WHERE s.user_id = ${person} AND left(s.search_text, 100) >= wanted.beginning COLLATE "C"
            AND left(s.search_text, 100) < (wanted.beginning || U&'\\+10FFFF') COLLATE "C" LIMIT ${maxSameTitle}) same)) copy) AS copies`);
  }
  const ids = (
    kind: "album" | "artist" | "playlist",
    found: { items: { id: string | null }[] } | undefined,
  ) => {
    const candidates = found?.items.flatMap(({ id }) => id ?? []) ?? [];
    if (candidates.length === 0) return;
    columns.push(
      `(SELECT json_agg(row.id) FROM (${tables[kind]().rows}) row WHERE row.id::text = ANY (${add(candidates, "text[]")})) AS ${kind}s`,
    );
  };
  ids("album", albums);
  ids("artist", artists);
  ids("playlist", playlists);
  if (columns.length === 0) return { copies: [], ids: new Set() };
  const [row] = await sql<
    { copies?: Copy[] | null } & Record<"albums" | "artists" | "playlists", string[] | null>
  >(`WITH ${foundSql(searchSql)} SELECT ${columns.join(", ")}`, values);
  return {
    copies: row?.copies ?? [],
    ids: new Set([row?.albums, row?.artists, row?.playlists].flatMap(found => found ?? [])),
  };
}
