/** The orders of playlists. `library`: local playlists first, then as on Spotify. `recent`: the last used first. */
export const playlistSorts = ["library", "recent", "name", "size", "added"] as const;
export type PlaylistSort = (typeof playlistSorts)[number];

/** How a person wants to see the library. The browser keeps it in a cookie, so that the server renders the right list. */
export type LibraryView = { sort: PlaylistSort; layout: "grid" | "list" };

export const libraryViewCookie = "library-view";

/** Reads the value of the cookie, such as `recent.list`. */
export function parseLibraryView(value: string | undefined): LibraryView {
  const [sort, layout] = (value ?? "").split(".");
  return {
    sort: playlistSorts.find(known => known === sort) ?? "recent",
    layout: layout === "list" ? "list" : "grid",
  };
}
