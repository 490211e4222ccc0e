import { queryOptions, skipToken } from "@tanstack/react-query";
import { keys } from "./keys";
import { api, unwrap } from "./request";

export const songSearchQuery = (q: string) =>
  queryOptions({
    queryKey: keys.songSearch(q),
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET("/songs", { params: { query: { q: q || undefined, limit: 30 } }, signal })))
        .items,
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
