import { z } from "zod";
import { cursorTimeSchema, decodeCursor, encodeCursor } from "@/lib/core/cursor";
import type { LibrarySort, SortOrder } from "@/lib/schemas/library";
import { byName, isoSql } from "./song-sql";

type SortKey = { column: string; type: keyof typeof valuesOf; isOptional?: boolean };

const valuesOf = { text: z.string(), int: z.int32(), timestamptz: cursorTimeSchema };

/** The columns of `library_songs l` by which the songs of the library can be sorted. */
const sortKeys: Record<LibrarySort, SortKey> = {
  title: { column: "title", type: "text" },
  artist: { column: "artist", type: "text", isOptional: true },
  album: { column: "album", type: "text", isOptional: true },
  addedAt: { column: "added_at", type: "timestamptz" },
  duration: { column: "duration_ms", type: "int" },
  plays: { column: "plays", type: "int" },
  lastPlayedAt: { column: "last_played_at", type: "timestamptz", isOptional: true },
};

export type LibraryOrder = { sort: LibrarySort; order: SortOrder };
/** The place of a song in an order: its value, the value that decides between equal ones, and its id. */
export type Position = [value: unknown, tie: string, id: string];

const isName = ({ type }: SortKey) => type === "text";

/** Decodes a cursor of an order. @throws AppError validation_failed for a cursor of another order */
export function decodePosition({ sort, order }: LibraryOrder, cursor: string): Position {
  const key = sortKeys[sort];
  const value = valuesOf[key.type];
  const [, , ...position] = decodeCursor(
    z.tuple([
      z.literal(sort),
      z.literal(order),
      key.isOptional ? value.nullable() : value,
      isName(key) ? z.string() : cursorTimeSchema,
      z.uuid(),
    ]),
    cursor,
  );
  return position;
}

export const encodePosition = ({ sort, order }: LibraryOrder, position: Position): string =>
  encodeCursor([sort, order, ...position]);

/** Builds SQL of the position of a song `l`. */
export function positionSql({ sort }: LibraryOrder): string {
  const key = sortKeys[sort];
  const column = `l.${key.column}`;
  const value = key.type === "timestamptz" ? isoSql(column) : column;
  return `json_build_array(${value}, ${isName(key) ? "l.title" : isoSql("l.added_at")}, l.song_id)`;
}

/**
 * Builds SQL of the ids of the songs of a page, in order, with their `place`. Songs without a value come last in either direction.
 * Equal names are ordered by title, and equal numbers by date, the newest first, because comparisons of names take long. Names are
 * in the order of an index, in which the songs after a cursor are found at once.
 * @param from the table of `library_songs l`, and the condition of its rows
 */
export function pageSql(
  { sort, order }: LibraryOrder,
  from: { table: string; condition: string },
  after: Position | null,
  { limit, start }: { limit: string; start: string },
  add: (value: unknown, type: string) => string,
): string {
  const key = sortKeys[sort];
  const [value, tie] = isName(key)
    ? [byName(`l.${key.column}`), byName("l.title")]
    : [`l.${key.column}`, "l.added_at"];
  const direction = order === "desc" ? "DESC" : "ASC";
  const tieDirection = isName(key) ? direction : "DESC";
  const later = (each: string) => (each === "DESC" ? "<" : ">");
  const [afterValue, afterTie, afterId] = after ?? [];
  const isTieLater = (each = tieDirection) =>
    `(${tie}, l.song_id) ${later(each)} (${add(afterTie, isName(key) ? "text" : "timestamptz")}, ${add(afterId, "uuid")})`;

  const isLater = (): string => {
    if (!after) return "true";
    if (afterValue === null) return "false";
    const parameter = add(afterValue, key.type);
    if (isName(key))
      return `(${value}, ${tie}, l.song_id) ${later(direction)} (${parameter}, ${add(afterTie, "text")}, ${add(afterId, "uuid")})`;
    return `(${value} ${later(direction)} ${parameter} OR (${value} = ${parameter} AND ${isTieLater()}))`;
  };
  // Each part ends after the page, so that PostgreSQL reads them one after the other.
  const part = (condition: string, orderBy: string) => `(SELECT l.song_id FROM ${from.table}
    WHERE ${from.condition} AND ${condition} ORDER BY ${orderBy} LIMIT ${start}::bigint + ${limit})`;
  const tiesBy = (each: string) => `${tie} ${each}, l.song_id ${each}`;
  if (!key.isOptional) return page([part(isLater(), `${value} ${direction}, ${tiesBy(tieDirection)}`)]);
  const lastDirection = isName(key) ? "ASC" : "DESC";
  return page([
    part(`${value} IS NOT NULL AND ${isLater()}`, `${value} ${direction}, ${tiesBy(tieDirection)}`),
    part(
      `${value} IS NULL AND ${after && afterValue === null ? isTieLater(lastDirection) : "true"}`,
      tiesBy(lastDirection),
    ),
  ]);

  function page(parts: string[]): string {
    return `SELECT song_id, row_number() OVER () AS place FROM (${parts.join(" UNION ALL ")}) parts
      LIMIT ${limit} OFFSET ${start}::bigint`;
  }
}
