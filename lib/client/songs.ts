import { queryOptions, skipToken } from "@tanstack/react-query";
import type { LibrarySort } from "@/lib/schemas/library";
import { keys } from "./keys";
import { api, unwrap } from "./request";
import { type ListView, pageOfView } from "./song-lists";

/** The order of all songs without a choice. */
export const allSongs: ListView<LibrarySort> & { sort: LibrarySort } = { q: "", sort: "title", order: "asc" };

/** One page of the songs of the library by page number, so that a long list can open at any position. */
export const librarySongsQuery = (view: ListView<LibrarySort>, page: number) =>
  queryOptions({
    queryKey: keys.librarySongsPage(view, page),
    queryFn: ({ signal }) => unwrap(api.GET("/songs", { params: { query: pageOfView(view, page) }, signal })),
    staleTime: 60_000,
    // Another tab or device may have changed the library.
    refetchOnWindowFocus: "always",
  });

/** Songs of the library to add to a playlist. */
export const songSearchQuery = (q: string, playlistId: string) =>
  queryOptions({
    queryKey: keys.songSearch(q, playlistId),
    queryFn: async ({ signal }) => {
      const query = { q: q || undefined, playlistId, limit: 30 };
      return (await unwrap(api.GET("/songs", { params: { query }, signal }))).items;
    },
    staleTime: 30_000,
  });

/** The playlists that contain a song; `songId` is null for a song outside the library. */
export const playlistsWithSongQuery = (songId: string | null) =>
  queryOptions({
    queryKey: keys.playlistsWithSongOf(songId),
    queryFn: songId
      ? async ({ signal }) => {
          const params = { path: { id: songId }, query: { limit: 100 } };
          return (await unwrap(api.GET("/songs/{id}/playlists", { params, signal }))).items;
        }
      : skipToken,
  });

/** A song with its plays and audio features. */
export const songDetailsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.song(id),
    queryFn: ({ signal }) => unwrap(api.GET("/songs/{id}/details", { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });
