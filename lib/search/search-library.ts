import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
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
import { type BareResults, type SearchKind, searchKind } from "@/lib/schemas/search";
import { bestSql, foundSql, type SearchSql } from "./found-songs-sql";
import { type NameMatches, resultTables, type Table } from "./result-tables";
import type { SearchInput } from "./search-input";

/** More words than any title needs. */
const maxWords = 20;

/** Longer searches than this begin no title. */
const maxBeginning = 90;

/** Builds SQL of a page and the number of results of a kind. The table of songs ends with the page. */
const resultsSql = (
  kind: SearchKind,
  { rows, item, order }: Table,
  { limit, offset }: SearchSql,
) => `(WITH rows AS (${rows})
  SELECT json_build_object('total', (SELECT count(*) FROM ${kind === "song" ? "found" : "rows"}), 'items', COALESCE((
    SELECT json_agg(page.item) FROM (
      SELECT ${item} AS item FROM rows row ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}) page), '[]'))) AS ${kind}s`;

type Results = Omit<BareResults, "nextCursor">;

function once<T>(create: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= create());
}

/** Searches with one statement. */
async function findResults(
  { userId, locale }: UserContext,
  search: ParsedSearch,
  { kinds, limit }: SearchInput,
  start: number,
  effort: Effort | null,
): Promise<Results> {
  const { values, add } = parameterList();
  const person = add(userId, "uuid");
  const parts = search.words.flatMap(word => word.parts);
  const text = parts.join(" ");
  const beginning = [...text].length <= maxBeginning ? text : "";
  const searchSql: SearchSql = {
    person,
    matches: wordsSql(userId, search, effort, person, add),
    filters: filterSql(search, person, add),
    from: add(beginning, "text"),
    to: add(beginning && `${beginning}\u{10FFFF}`, "text"),
    words: add(parts, "text[]"),
    patterns: add(beginsWordPatterns(parts), "text[]"),
    compact: add(parts.join(""), "text"),
    limit: add(limit, "int"),
    offset: add(start, "int"),
  };
  const isLiteral = parts.length === 0 && !search.hasFilters;
  // A statement takes no parameter that it does not use.
  const literal = once(() => add(literalPattern(search.text), "text"));
  const terms = once(() => add(termQuery(userId, search.words, effort), "tsquery"));
  const matches: NameMatches = (name, normalized) => {
    if (isLiteral) return `${name} LIKE ${literal()}`;
    const hasWords = hasWordsSql(normalized, searchSql.patterns);
    return effort ? `(${hasWords} OR song_terms(${person}, ${normalized}) @@ ${terms()})` : hasWords;
  };
  const all = resultTables(searchSql, matches, search.hasFilters, locale);
  // One order of the kinds, and no statement with filters, because connections keep all prepared statements.
  const columns = searchKind.options
    .filter(kind => kinds.includes(kind))
    .map(kind => resultsSql(kind, all[kind](), searchSql));
  const run = search.hasFilters ? sql : preparedSql;
  const [row] = await run<Results>(
    `WITH ${foundSql(searchSql)}, ${bestSql(searchSql)} SELECT ${columns.join(", ")}`,
    values,
  );
  return row ?? {};
}

/**
 * Finds songs, albums, artists and playlists of the person's library that contain every word of the search, the best first. If there
 * are few, also finds words inside of others and words with one wrong letter. Costs no call.
 */
export async function searchLibrary(ctx: UserContext, input: SearchInput): Promise<BareResults> {
  const start = input.cursor ? decodeCursor(z.int().min(0).max(10_000_000), input.cursor) : 0;
  const search = parseSearch(input.q);
  if (search.words.length > maxWords)
    throw new AppError(
      "validation_failed",
      { reason: "field", path: "q", message: issue("searchWords", { limit: maxWords }) },
      { field: "q" },
    );
  let results = await findResults(ctx, search, input, start, null);
  const { total = 0 } = results.songs ?? Object.values(results)[0] ?? {};
  const effort = await moreEffort(sql, ctx.userId, search, total);
  if (effort) results = await findResults(ctx, search, input, start, effort);
  const next = start + input.limit;
  const hasMore = Object.values(results).some(result => result.total > next);
  return { ...results, nextCursor: hasMore ? encodeCursor(next) : null };
}
