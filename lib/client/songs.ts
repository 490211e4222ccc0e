import { queryOptions, skipToken } from "@tanstack/react-query";
import { keys } from "./keys";
import { api, unwrap } from "./request";

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
