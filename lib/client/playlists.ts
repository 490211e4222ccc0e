import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered, api } from "./request";
import { refreshShuffles } from "./shuffle";

/** All playlists whose name contains `q`, a page at a time. */
export const playlistsQuery = (q = "") =>
  infiniteQueryOptions({
    queryKey: ["playlists", { q }],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/playlists", {
          params: { query: { q: q || undefined, cursor: pageParam ?? undefined, limit: 60 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
    staleTime: 30_000,
  });

export const playlistQuery = (id: string) =>
  queryOptions({
    queryKey: ["playlist", id],
    queryFn: ({ signal }) => answered(api.GET("/playlists/{id}", { params: { path: { id } }, signal })),
    staleTime: 30_000,
  });

export type PlaylistText = { name: string; description: string };

export const playlistCommands = {
  create: (text: PlaylistText) => answered(api.POST("/playlists", { body: text })),
  update: (id: string, text: PlaylistText) =>
    answered(api.PUT("/playlists/{id}", { params: { path: { id } }, body: text })),
  remove: (id: string) => answered(api.DELETE("/playlists/{id}", { params: { path: { id } } })),
};

/** With what is called after them or made of them. */
export const refreshPlaylists = (client: QueryClient) =>
  Promise.all([client.invalidateQueries({ queryKey: ["playlists"] }), refreshShuffles(client)]);
