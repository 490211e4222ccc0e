import { preparedSql } from "@/lib/platform/db";
import type { SortOrder } from "@/lib/schemas/library";
import { cursorAt, startOf } from "./song-order";
import { byName, filterPatterns, matchesFilterSql } from "./song-sql";

type Collection = {
  /** SQL of the rows, each with an id and a name. */
  rows: string;
  /** SQL of the text that a filter searches. */
  text: string;
  key: string;
  /** SQL of the properties of the API's item besides id and name. */
  item: string;
  /** SQL that joins columns to the rows `page` alone, because they take long for a whole library. */
  join?: string;
};

/**
 * Builds a statement for a page of a collection. Its parameters are the person, the patterns of the filter, the start and the limit. It
 * sorts no more than the page needs, because comparisons of names take long.
 */
const collectionSql = (
  { rows, text, key, item, join = "" }: Collection,
  order: SortOrder,
) => `WITH collection AS (${rows}),
  matching AS MATERIALIZED (
    SELECT * FROM collection WHERE cardinality($2::text[]) = 0 OR ${matchesFilterSql(text, "$2")}),
  page AS MATERIALIZED (
    SELECT *, row_number() OVER () AS place FROM (
      SELECT * FROM matching ORDER BY ${key} ${order === "desc" ? "DESC" : "ASC"} NULLS LAST, ${byName("name")}, id
      OFFSET $3::bigint LIMIT $4::bigint) sorted)
  SELECT (SELECT count(*)::int FROM matching) AS total,
    (SELECT json_agg(json_build_object('id', id, 'name', name, ${item}) ORDER BY place) FROM page ${join}) AS items`;

export type CollectionInput<Sort extends string> = {
  limit: number;
  cursor?: string;
  q?: string;
  sort: Sort;
  order: SortOrder;
};

/** Reads a page of a collection of a person, as the API shows it. */
export async function readCollectionPage<Item>(
  userId: string,
  collection: Collection,
  input: CollectionInput<string>,
) {
  const start = startOf(input);
  const [row] = await preparedSql<{ total: number; items: Item[] | null }>(
    collectionSql(collection, input.order),
    [userId, filterPatterns(input.q), start, input.limit],
  );
  const total = row?.total ?? 0;
  const next = start + input.limit;
  return { items: row?.items ?? [], nextCursor: next < total ? cursorAt(input, next) : null, total };
}
