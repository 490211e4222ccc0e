import { z } from "zod";
import { AppError } from "./errors";

/** Packs where a page ended into one opaque word. */
export const encodeCursor = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");

/** @throws AppError validation_failed when the word is not one that `encodeCursor` made for this list */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    const message = "This cursor does not belong to this list. Start from the first page.";
    throw new AppError("validation_failed", message, { fields: [{ path: "cursor", message }] });
  }
}

/** A page of rows that were read with one row more than the page holds. */
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

/** The cursor of lists that are ordered by a value and, where it is the same, by id. */
export const valueAndId = <Value extends z.ZodType>(value: Value) => z.tuple([value, z.uuid()]);
