import type { LibrarySort, SongSort, SortOrder } from "@/lib/schemas/library";

/** The columns by which a list can be sorted. */
export const songSorts: readonly SongSort[] = ["title", "artist", "album", "addedAt", "duration"];

/** The columns by which the songs of the library can be sorted. */
export const librarySorts: readonly LibrarySort[] = [...songSorts, "plays", "lastPlayedAt"];

/** View of a list of songs: the songs that match a filter, in the list's own order or sorted. */
export type ListView<Sort extends LibrarySort = SongSort> = {
  q: string;
  sort: Sort | null;
  order: SortOrder;
};

/** The view that shows a list as it is. */
export const wholeList: ListView = { q: "", sort: null, order: "asc" };

export const isWholeList = ({ q, sort }: ListView) => q === "" && sort === null;

/** The number of rows that are loaded together. */
export const rowsPerPage = 100;

/** Returns the query of the API for a page of a view. */
export const pageOfView = <Sort extends LibrarySort>({ q, sort, order }: ListView<Sort>, page: number) => ({
  from: page * rowsPerPage,
  limit: rowsPerPage,
  q: q || undefined,
  ...(sort && { sort, order }),
});
