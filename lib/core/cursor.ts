import { z } from "zod";
import { AppError } from "./errors";

/** Encodes the end of a page as an opaque cursor. */
export const encodeCursor = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");

/** @throws AppError validation_failed when the cursor does not come from this list */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string): T {
  try {
    const text = Buffer.from(cursor, "base64url").toString("utf8");
    // PostgreSQL's text has no NUL, so no page ends at one.
    if (/\\u0000/.test(text)) throw new Error("NUL");
    return schema.parse(JSON.parse(text));
  } catch {
    throw new AppError("validation_failed", { reason: "cursor" }, { field: "cursor" });
  }
}

/** Makes a page of rows that were read with one row more than `limit`. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  present: (row: Row) => Item,
  placeAfter: (row: Row) => unknown,
): { items: Item[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(present),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(placeAfter(last)) : null,
  };
}

/** A moment in a cursor: ISO 8601 in UTC. PostgreSQL has no year 0. */
export const momentInCursor = z.iso.datetime().regex(/^(?!0000)/);

/** The cursor of lists that are ordered by a value, then by id. */
export const valueAndId = <Value extends z.ZodType>(value: Value) => z.tuple([value, z.uuid()]);

/** Returns the arguments of a Prisma query for a page of rows, newest first, with one row more than `limit`. */
export function newestFirst({ limit, cursor }: { limit: number; cursor?: string }) {
  const after = cursor ? decodeCursor(valueAndId(momentInCursor), cursor) : null;
  return {
    where: after
      ? { OR: [{ createdAt: { lt: after[0] } }, { createdAt: after[0], id: { lt: after[1] } }] }
      : {},
    orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }],
    take: limit + 1,
  };
}

/** The end of a page of `newestFirst`, for its cursor. */
export const newestPlace = ({ createdAt, id }: { createdAt: Date; id: string }) => [
  createdAt.toISOString(),
  id,
];
