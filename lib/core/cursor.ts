import { z } from "zod";
import { AppError } from "./errors";

/** Encodes the position after a page as an opaque cursor. */
export const encodeCursor = (position: unknown) =>
  Buffer.from(JSON.stringify(position)).toString("base64url");

/** Decodes a cursor. @throws AppError validation_failed when the cursor belongs to another list */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string): T {
  try {
    const text = Buffer.from(cursor, "base64url").toString("utf8");
    // PostgreSQL's type text cannot hold NUL, so no real cursor contains it.
    if (/\\u0000/.test(text)) throw new Error("NUL");
    return schema.parse(JSON.parse(text));
  } catch {
    throw new AppError("validation_failed", { reason: "cursor" }, { field: "cursor" });
  }
}

/** Builds a page from rows. The query must read one row more than `limit`: that row shows whether there is a next page. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  toItem: (row: Row) => Item,
  toPosition: (row: Row) => unknown,
): { items: Item[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(toPosition(last)) : null,
  };
}

/** A time in a cursor: ISO 8601 in UTC. PostgreSQL has no year 0. */
export const cursorTimeSchema = z.iso.datetime().regex(/^(?!0000)/);

/** Builds the schema for cursors of lists that are ordered by a value, then by id. */
export const cursorSchema = <Value extends z.ZodType>(value: Value) => z.tuple([value, z.uuid()]);

/**
 * Decodes a cursor of a list that is ordered by a time, then by id.
 * @returns both, or null for the first page
 * @throws AppError validation_failed when the cursor belongs to another list
 */
export const decodeTimeCursor = (cursor: string | undefined): [time: string, id: string] | null =>
  cursor ? decodeCursor(cursorSchema(cursorTimeSchema), cursor) : null;

/** Returns the arguments of a Prisma query for a page of rows, newest first, with one row more than `limit`. */
export function newestFirst({ limit, cursor }: { limit: number; cursor?: string }) {
  const after = decodeTimeCursor(cursor);
  return {
    where: after
      ? { OR: [{ createdAt: { lt: after[0] } }, { createdAt: after[0], id: { lt: after[1] } }] }
      : {},
    orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }],
    take: limit + 1,
  };
}

/** Returns the position of a row in a list that `newestFirst` reads. */
export const newestFirstPosition = ({ createdAt, id }: { createdAt: Date; id: string }) => [
  createdAt.toISOString(),
  id,
];
