import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import {
  beginsWordPatterns,
  filterSql,
  hasWordsSql,
  literalPattern,
  moreEffort,
  parameterList,
  wordsSql,
} from "@/lib/library/search/matching-songs";
import { type ParsedSearch, parseSearch } from "@/lib/library/search/parse-search";
import { type Effort, termQuery } from "@/lib/library/search/term-query";
import { preparedSql, sql } from "@/lib/platform/db";
import { issue } from "@/lib/schemas/issue";
import { type BareResults, type SearchKind, searchKind, type TriedSearch } from "@/lib/schemas/search";
import { bestSql, foundSql, isPartialSql, type SearchSql } from "./found-songs-sql";
import { type NameMatches, resultTables, type Table } from "./result-tables";
import { invalidText, type SearchInput } from "./search-input";

/** More words than any title needs. */
const maxWords = 20;

/** Longer searches than this begin no title. */
const maxBeginning = 90;

/** Builds SQL of a page and the number of results of a kind. The table of songs ends with the page. */
const resultsSql = (
  kind: SearchKind,
  { rows, item, order, join }: Table,
  { limit, offset }: SearchSql,
) => `(WITH rows AS (${rows}), page AS (SELECT * FROM rows ORDER BY ${order()} LIMIT ${limit} OFFSET ${offset})
  SELECT json_build_object('total', (SELECT count(*) FROM ${kind === "song" ? "found" : "rows"}), 'items', COALESCE((
    SELECT json_agg(item) FROM (SELECT ${item} AS item FROM page ${join ?? "row"}) items), '[]'))) AS ${kind}s`;

type Results = Omit<BareResults, "nextCursor">;

function once<T>(create: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= create());
}

/** Builds the parts of a statement for a search. Its parameters are added when they are first used: a statement takes no other. */
export function buildSearch(
  { userId, locale }: UserContext,
  search: ParsedSearch,
  { limit, start }: { limit: number; start: number },
  effort: Effort | null,
) {
  const { values, add } = parameterList();
  const person = add(userId, "uuid");
  const parts = search.words.flatMap(word => word.parts);
  const text = parts.join(" ");
  const beginning = [...text].length <= maxBeginning ? text : "";
  const parameter = (value: unknown, type: string) => once(() => add(value, type));
  const words = parameter(parts, "text[]");
  const patterns = parameter(beginsWordPatterns(parts), "text[]");
  const compact = parameter(parts.join(""), "text");
  const [limitParameter, offset] = [parameter(limit, "int"), parameter(start, "int")];
  const searchSql: SearchSql = {
    person,
    matches: wordsSql(userId, search, effort, person, add),
    filters: filterSql(search, person, add),
    from: add(beginning, "text"),
    to: add(beginning && `${beginning}\u{10FFFF}`, "text"),
    isOneLetter: text.length === 1 && !search.hasFilters,
    get words() {
      return words();
    },
    get patterns() {
      return patterns();
    },
    get compact() {
      return compact();
    },
    get limit() {
      return limitParameter();
    },
    get offset() {
      return offset();
    },
  };
  const isLiteral = parts.length === 0 && !search.hasFilters;
  const literal = once(() => add(literalPattern(search.text), "text"));
  const terms = once(() => add(termQuery(userId, search.words, effort), "tsquery"));
  const matches: NameMatches = (name, normalized) => {
    if (isLiteral) return `${name} LIKE ${literal()}`;
    const hasWords = hasWordsSql(normalized, searchSql.patterns);
    return effort ? `(${hasWords} OR song_terms(${person}, ${normalized}) @@ ${terms()})` : hasWords;
  };
  return { values, add, searchSql, tables: resultTables(searchSql, matches, search.hasFilters, locale) };
}

/** Searches with one statement. */
async function findResults(
  ctx: UserContext,
  search: ParsedSearch,
  { kinds, limit }: SearchInput,
  start: number,
  effort: Effort | null,
): Promise<Results> {
  const { values, searchSql, tables } = buildSearch(ctx, search, { limit, start }, effort);
  // One order of the kinds, and no statement with filters, because connections keep all prepared statements.
  const columns = searchKind.options
    .filter(kind => kinds.includes(kind))
    .map(kind => resultsSql(kind, tables[kind](), searchSql));
  const needsSongs = kinds.some(kind => kind !== "playlist");
  const run = search.hasFilters ? sql : preparedSql;
  const [row] = await run<Results>(
    `WITH ${foundSql(searchSql)}, ${bestSql(searchSql)} SELECT ${columns.join(", ")}${needsSongs ? `, ${isPartialSql}` : ""}`,
    values,
  );
  return row ?? {};
}

/** Filters that Spotify knows as well. It would take the others for words. */
const spotifyFilter = /^(artist|album|year):/i;

/** Describes a search as it was read. */
export const describeSearch = (
  { typed, unusable }: ParsedSearch,
  effort: Effort | null = null,
): TriedSearch => ({
  ...typed,
  corrected: [...(effort?.corrected.keys() ?? [])],
  isLibraryOnly: typed.filters.some(filter => !spotifyFilter.test(filter)),
  unusable,
});

/** Reads a search. @throws AppError validation_failed if it has too many words */
export function readSearch(q: string): ParsedSearch {
  const search = parseSearch(q);
  if (search.words.length > maxWords) throw invalidText(issue("searchWords", { limit: maxWords }));
  return search;
}

/** The library's answer to a search, and how it was found. */
export type LibraryAnswer = { search: ParsedSearch; effort: Effort | null; results: BareResults };

/**
 * Finds songs, albums, artists and playlists of the person's library that contain every word of the search, the best first. If there
 * are few, also finds words inside of others and words with one wrong letter. Costs no call.
 */
export async function searchLibrary(ctx: UserContext, input: SearchInput): Promise<LibraryAnswer> {
  const start = input.cursor ? decodeCursor(z.int().min(0).max(10_000_000), input.cursor) : 0;
  const search = readSearch(input.q);
  let results = await findResults(ctx, search, input, start, null);
  const { total = 0 } = results.songs ?? results.albums ?? results.artists ?? results.playlists ?? {};
  const effort = await moreEffort(preparedSql, ctx.userId, search, total);
  if (effort) results = await findResults(ctx, search, input, start, effort);
  const next = start + input.limit;
  const hasMore = searchKind.options.some(kind => (results[`${kind}s`]?.total ?? 0) > next);
  const nextCursor = hasMore ? encodeCursor(next) : null;
  return { search, effort, results: { ...results, tried: describeSearch(search, effort), nextCursor } };
}
