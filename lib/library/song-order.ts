import { z } from "zod";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import type { SongSort, SortOrder } from "@/lib/schemas/library";
import { byName } from "./song-sql";

/** A page of a list of songs, as a person looks at it. */
export type SongListInput = {
  limit: number;
  cursor?: string;
  from?: number;
  q?: string;
  sort?: SongSort;
  order?: SortOrder;
};

/** Keys that each order compares, of a song `s` and the time when it was added. */
const sortKeys: Record<SongSort, (addedAt: string) => string> = {
  title: () => byName("s.title"),
  artist: () => byName("(s.artists->0->>'name')"),
  album: () => byName("s.album_name"),
  addedAt: addedAt => addedAt,
  duration: () => "s.duration_ms",
};

type View = Pick<SongListInput, "sort" | "order">;
/** A sorted or filtered list of anything, by the number of items before a page. */
type OffsetInput = { sort?: string; order?: SortOrder; cursor?: string; from?: number };

/** Builds SQL for ORDER BY. Rows without a value come last; equal rows keep the list's own order. */
export const songOrderSql = ({ sort, order }: View, addedAt: string, ownOrder: string) =>
  sort ? `${sortKeys[sort](addedAt)} ${order === "desc" ? "DESC" : "ASC"} NULLS LAST, ${ownOrder}` : ownOrder;

const cursorValue = ({ sort, order = "asc" }: OffsetInput) => (sort ? `${sort} ${order}` : "own order");

/**
 * Returns the number of items before a page of a sorted or filtered list.
 * @throws AppError validation_failed for a cursor of another order
 */
export const startOf = (input: OffsetInput): number =>
  input.cursor
    ? decodeCursor(z.tuple([z.literal(cursorValue(input)), z.int().min(0).max(10_000_000)]), input.cursor)[1]
    : (input.from ?? 0);

/** Encodes a cursor for `startOf`. */
export const cursorAt = (view: OffsetInput, start: number) => encodeCursor([cursorValue(view), start]);
