import { z } from "zod";
import { libraryStatusSql } from "@/lib/catalog/library-status";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import type { Locale } from "@/lib/i18n/locales";
import { readableNameSql, searchedNameSql } from "@/lib/library/missing-names";
import { lowerPatternsSql, songContainsSql, wordPatterns } from "@/lib/library/search-words";
import { byName, escapeLike, songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import { issue } from "@/lib/schemas/issue";
import type { SearchKind, SearchResults } from "@/lib/schemas/search";
import type { SearchInput } from "./search-input";

/** More words than any title needs. Each word costs time for every song of the library. */
const maxWords = 20;

/** Parameters of the statement: the person, the patterns of the words, a pattern for names that begin with the query, the page. */
const [person, patterns, prefix, limit, offset] = ["$1", "$2", "lower($3)", "$4::int", "$5::int"];

const containsWords = (text: string) => `lower(${text}) LIKE ALL ${lowerPatternsSql(patterns)}`;
const startsWithQuery = (text: string) => `lower(${text}) LIKE ${prefix}`;

/** SQL for each kind: the table of matching rows, the API's item and the order. Names that begin with the query come first. */
const kindSql = (locale: Locale): Record<SearchKind, { rows: string; item: string; order: string }> => ({
  song: {
    rows: "matching",
    item: `(${songSql("row", locale)})::jsonb || ${libraryStatusSql("row", locale)}`,
    order: `${startsWithQuery(searchedNameSql("row.title"))} DESC, ${containsWords(searchedNameSql("row.title"))} DESC, ${byName("row.title")}, row.id`,
  },
  album: {
    rows: "matching_albums",
    item: `json_build_object('id', row.id, 'name', row.name, 'artists', array_remove(ARRAY[row.artist], NULL),
      'imageUrl', row.image_url, 'releaseDate', NULL, 'trackCount', NULL)`,
    order: `${startsWithQuery("row.name")} DESC, ${byName("row.name")}, row.id`,
  },
  artist: {
    rows: "matching_artists",
    item: "json_build_object('id', row.id, 'name', row.name, 'imageUrl', NULL)",
    order: `${startsWithQuery("row.name")} DESC, ${byName("row.name")}, row.id`,
  },
  playlist: {
    rows: "matching_playlists",
    item: `json_build_object('id', row.id, 'name', ${readableNameSql(locale, "row.name")}, 'spotifyId', row.spotify_id, 'ownerName', row.owner_name,
      'imageUrl', row.image_url, 'trackCount', CASE row.access WHEN 'owner' THEN row.track_count END)`,
    order: `${startsWithQuery(searchedNameSql("row.name"))} DESC, row.position, row.id`,
  },
});

/** SQL for the tables of matching rows. Albums and artists come from the matching songs. PostgreSQL skips unused tables. */
const matchingSql = `
  matching AS MATERIALIZED (SELECT s.* FROM songs s WHERE s.user_id = ${person} AND ${songContainsSql("s", patterns)}),
  matching_albums AS MATERIALIZED (
    SELECT album_id AS id, min(album_name) AS name, mode() WITHIN GROUP (ORDER BY artists->0) AS artist,
      min(image_url) AS image_url
    FROM matching WHERE uri LIKE 'spotify:track:%' AND album_id IS NOT NULL AND ${containsWords("album_name")} GROUP BY 1),
  matching_artists AS MATERIALIZED (
    SELECT artist->>'id' AS id, min(artist->>'name') AS name
    FROM matching, jsonb_array_elements(artists) artist
    WHERE uri LIKE 'spotify:track:%' AND artist->>'id' IS NOT NULL AND ${containsWords("artist->>'name'")} GROUP BY 1),
  matching_playlists AS MATERIALIZED (SELECT * FROM playlists WHERE user_id = ${person} AND ${containsWords(searchedNameSql("name"))})`;

const resultsSql = (kind: SearchKind, locale: Locale) => {
  const { rows, item, order } = kindSql(locale)[kind];
  return `json_build_object('total', (SELECT count(*) FROM ${rows}), 'items', COALESCE((
    SELECT json_agg(page.item) FROM (
      SELECT ${item} AS item FROM ${rows} row ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}) page), '[]')) AS ${kind}s`;
};

/** Finds everything in the person's library that contains every word of the query, with one statement. */
export async function searchLibrary(
  { userId, locale }: UserContext,
  input: SearchInput,
): Promise<SearchResults> {
  const start = input.cursor ? decodeCursor(z.int().min(0).max(10_000_000), input.cursor) : 0;
  const words = wordPatterns(input.q);
  if (words.length > maxWords)
    throw new AppError(
      "validation_failed",
      { reason: "field", path: "q", message: issue("searchWords", { limit: maxWords }) },
      { field: "q" },
    );
  const [row] = await sql<Omit<SearchResults, "nextCursor">>(
    `WITH ${matchingSql} SELECT ${input.kinds.map(kind => resultsSql(kind, locale)).join(", ")}`,
    [userId, words, `${escapeLike(input.q)}%`, input.limit, start],
  );
  const next = start + input.limit;
  const hasMore = Object.values(row ?? {}).some(({ total }) => total > next);
  return { ...row, nextCursor: hasMore ? encodeCursor(next) : null };
}
