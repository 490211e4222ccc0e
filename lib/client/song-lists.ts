import type { SongSort, SortOrder } from "@/lib/schemas/library";

/** The columns by which a list can be sorted. */
export const songSorts: readonly SongSort[] = ["title", "artist", "album", "addedAt", "duration"];

/** View of a list of songs: the songs that match a filter, in the list's own order or sorted. */
export type ListView = { q: string; sort: SongSort | null; order: SortOrder };

/** The view that shows a list as it is. */
export const wholeList: ListView = { q: "", sort: null, order: "asc" };

export const isWholeList = ({ q, sort }: ListView) => q === "" && sort === null;

/** The number of rows that are loaded together. */
export const rowsPerPage = 100;

/** Returns the query of the API for a page of a view. */
export const pageOfView = ({ q, sort, order }: ListView, page: number) => ({
  from: page * rowsPerPage,
  limit: rowsPerPage,
  q: q || undefined,
  ...(sort && { sort, order }),
});
