import type { Locale } from "@/lib/i18n/locales";
import { foldedWords } from "@/lib/schemas/fold-text";
import { readableNameSql } from "./missing-names";
import { wordsOf } from "./search/parse-search";
import { hasNoSpaces } from "./search/search-text";

/** Builds SQL that formats a time for the API: ISO 8601 in UTC with milliseconds. */
export const isoSql = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Builds SQL that converts a row of `songs` to the API's song in a language. With JSON from PostgreSQL, a list needs one statement and no loop.
 */
export const songSql = (alias: string, locale: Locale) => `json_build_object(
  'id', ${alias}.id, 'spotifyId', ${alias}.spotify_id, 'uri', ${alias}.uri, 'title', ${readableNameSql(locale, `${alias}.title`)},
  'durationMs', ${alias}.duration_ms, 'durationIsEstimate', ${alias}.duration_is_estimate, 'artists', ${alias}.artists,
  'album', CASE WHEN ${alias}.album_name IS NULL THEN NULL
    ELSE json_build_object('id', ${alias}.album_id, 'name', ${readableNameSql(locale, `${alias}.album_name`)}) END,
  'imageUrl', ${alias}.image_url, 'isrc', ${alias}.isrc, 'isLocal', ${alias}.is_local, 'isPlayable', ${alias}.is_playable)`;

/**
 * Builds SQL that tests if a song is liked. Uses count(*), which reads an index: with EXISTS, the planner may scan the liked songs of
 * all people.
 */
export const isLikedSql = (alias: string) =>
  `((SELECT count(*) FROM liked_songs liked WHERE liked.song_id = ${alias}.id) > 0)`;

/** Builds SQL that converts a row of `songs` to the API's song of a list, which says if it is liked. */
export const listedSongSql = (alias: string, locale: Locale) =>
  `(${songSql(alias, locale)})::jsonb || jsonb_build_object('isLiked', ${isLikedSql(alias)})`;

/** Builds SQL that derives the `kind` of a playlist item from its song. */
export const itemKindSql = (alias: string) =>
  `(CASE WHEN ${alias}.is_local THEN 'local' WHEN ${alias}.uri LIKE 'spotify:episode:%' THEN 'episode' ELSE 'song' END)::"ItemKind"`;

/** Builds SQL that tests if a text contains all words of a filter; `patterns` is a parameter with its `filterPatterns`. */
export const matchesFilterSql = (text: string, patterns: string) =>
  `fold_text(${text}) LIKE ALL (${patterns}::text[])`;

/**
 * Builds SQL that tests if title, album and artists contain all words of a filter; each word may be in another of them. `patterns` is a
 * parameter with its `songFilterPatterns`.
 */
export const songMatchesSql = (alias: string, patterns: string) =>
  `concat(${alias}.search_text, E'\\n', ${alias}.title) LIKE ALL (${patterns}::text[])`;

/**
 * Builds SQL that orders a text as people expect: accents and case count only between texts that are equal otherwise, and 2 comes
 * before 10. Comparisons with a cursor need it too.
 */
export const byName = (text: string) => `${text} COLLATE by_name`;

/** Escapes the wildcards of LIKE. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** Returns a LIKE pattern for text that contains `text`. */
export const containsPattern = (text: string) => `%${escapeLike(text)}%`;

/** Returns a pattern for each word of a filter. Without a filter there is none, and everything matches. */
export const filterPatterns = (filter = ""): string[] => foldedWords(filter).map(containsPattern);

/** Returns the patterns of a filter of songs. Its words are those of the search; signs without any word are looked for as they are. */
export function songFilterPatterns(filter = ""): string[] {
  const words = wordsOf(filter);
  const texts = words.flatMap(({ parts }) => (parts.some(hasNoSpaces) ? [parts.join(" ")] : parts));
  const signs = words.length === 0 ? filter.replaceAll("\0", "") : "";
  return (signs ? [signs] : texts).map(containsPattern);
}
