import { searchedNameSql } from "./missing-names";
import { containsPattern } from "./song-sql";

/**
 * Splits a search into words and returns a pattern for each. Leaves out words that another word contains, because a text with
 * "song" also contains "so": this keeps all results and makes searches of many similar words cheap. Long words come first,
 * because fewer texts contain them.
 */
export function wordPatterns(search: string): string[] {
  const words = [...new Set(search.trim().toLowerCase().split(/\s+/))].toSorted(
    (a, b) => b.length - a.length,
  );
  return words
    .filter((word, index) => !words.slice(0, index).some(longer => longer.includes(word)))
    .map(containsPattern);
}

/** Builds SQL for the lower-case patterns of a parameter. PostgreSQL evaluates it once, not for each row. */
export const lowerPatternsSql = (patterns: string) =>
  `(ARRAY(SELECT lower(pattern) FROM unnest(${patterns}::text[]) pattern))`;

/**
 * Builds SQL that tests if title, album and artists contain every word; each word may be in another of them.
 * @param patterns SQL of a parameter with the patterns of `wordPatterns`, which contain no line break
 */
export const songContainsSql = (
  alias: string,
  patterns: string,
) => `lower(concat_ws(E'\\n', ${searchedNameSql(`${alias}.title`)}, ${alias}.album_name,
  ${alias}.artists->0->>'name', CASE WHEN jsonb_array_length(${alias}.artists) > 1 THEN
    (SELECT string_agg(artist->>'name', E'\\n') FROM jsonb_array_elements(${alias}.artists) artist) END))
  LIKE ALL ${lowerPatternsSql(patterns)}`;
