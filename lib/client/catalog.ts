import { queryOptions } from "@tanstack/react-query";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import { api, unwrap } from "./request";

/** Options of queries that may cost a Spotify call: they are kept for ten minutes and not retried automatically. */
const spotifyOptions = { staleTime: 10 * 60_000, retry: false } as const;

export const albumQuery = (id: string) =>
  queryOptions({
    queryKey: keys.album(id),
    queryFn: ({ signal }) => unwrap(api.GET("/albums/{id}", { params: { path: { id } }, signal })),
    ...spotifyOptions,
  });

export const artistQuery = (id: string) =>
  queryOptions({
    queryKey: keys.artist(id),
    queryFn: ({ signal }) => unwrap(api.GET("/artists/{id}", { params: { path: { id } }, signal })),
    ...spotifyOptions,
  });

export const artistAlbumsQuery = (id: string) =>
  listQuery({
    queryKey: keys.artistAlbums(id),
    // Fixed by Spotify; the API takes no `limit` here.
    limit: 10,
    getPage: ({ cursor }, signal) =>
      unwrap(api.GET("/artists/{id}/albums", { params: { path: { id }, query: { cursor } }, signal })),
    ...spotifyOptions,
  });

/** The songs of an artist that are in the library. */
export const artistSongsQuery = (id: string) =>
  listQuery({
    queryKey: keys.artistSongs(id),
    limit: 50,
    getPage: (query, signal) =>
      unwrap(api.GET("/artists/{id}/songs", { params: { path: { id }, query }, signal })),
    staleTime: 30_000,
  });
