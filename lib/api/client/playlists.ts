import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/api/schemas/common";
import { playlist } from "@/lib/api/schemas/library";
import { command, query, request } from "./request";

const page = pageOf(playlist);

/** All playlists whose name contains `q`, a page at a time. */
export const playlistsQuery = (q = "") =>
  infiniteQueryOptions({
    queryKey: ["playlists", { q }],
    queryFn: ({ pageParam, signal }) =>
      request("GET", `/playlists${query({ q, cursor: pageParam ?? undefined, limit: 60 })}`, page, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
    staleTime: 30_000,
  });

export const playlistQuery = (id: string) =>
  queryOptions({
    queryKey: ["playlist", id],
    queryFn: ({ signal }) => request("GET", `/playlists/${id}`, playlist, { signal }),
    staleTime: 30_000,
  });

export type PlaylistText = { name: string; description: string };

export const playlistCommands = {
  create: (text: PlaylistText) => request("POST", "/playlists", playlist, { body: text }),
  update: (id: string, text: PlaylistText) => request("PUT", `/playlists/${id}`, playlist, { body: text }),
  remove: (id: string) => command("DELETE", `/playlists/${id}`),
};

export const refreshPlaylists = (client: QueryClient) =>
  client.invalidateQueries({ queryKey: ["playlists"] });
