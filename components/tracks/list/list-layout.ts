/** Columns and density of a list. Title, artist and length are always shown. */
export type ListLayout = {
  hasAlbum: boolean;
  hasAddedAt: boolean;
  hasPlays: boolean;
  isCompact: boolean;
  /** On a phone a tap anywhere plays, and the menu leads to the artist: a finger would hit a link in half of the row. */
  isPhone: boolean;
  /** True if a line under the artist says why a song is in the list. */
  hasNote?: boolean;
};

/** Height of a row, which must not depend on its content: a virtualized list places rows that it has not rendered. */
export const rowHeightOf = ({ isCompact = false, hasNote = false }: Partial<ListLayout> = {}) =>
  (isCompact ? 44 : 60) + (hasNote ? 24 : 0);

/**
 * Classes of the columns, shared by header and rows. What a list shows depends on its own width: a narrow one has cover, title above
 * artist, and buttons. Compact rows of a wide list have the artist in a column.
 */
export const columns = {
  row: "flex items-center gap-3 @2xl:gap-4",
  number: "hidden w-10 shrink-0 @2xl:block",
  cover: (isCompact: boolean) => (isCompact ? "w-9 shrink-0" : "w-11 shrink-0"),
  /** Around title and artist. */
  names: (isCompact: boolean) => `min-w-0 flex-[5] ${isCompact ? "@2xl:contents" : ""}`,
  title: "min-w-0 flex-[5]",
  artist: "min-w-0 flex-[3]",
  album: "hidden min-w-0 flex-[4] @3xl:block",
  addedAt: "hidden w-28 shrink-0 @4xl:block",
  plays: "hidden w-16 shrink-0 text-right @5xl:block",
  lastPlayedAt: "hidden w-28 shrink-0 @5xl:block",
  duration: "hidden w-14 shrink-0 text-right @2xl:block",
  actions: "flex min-w-10 shrink-0 justify-end @2xl:w-20",
};
