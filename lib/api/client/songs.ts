import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/api/schemas/common";
import { likedSong, song } from "@/lib/api/schemas/library";
import { query, request } from "./request";

export const songSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ["songs", { q }],
    queryFn: async ({ signal }) =>
      (await request("GET", `/songs${query({ q, limit: 30 })}`, pageOf(song), { signal })).items,
    staleTime: 30_000,
  });

export const likedSongsQuery = () =>
  infiniteQueryOptions({
    queryKey: ["liked"],
    queryFn: ({ pageParam, signal }) =>
      request("GET", `/me/liked${query({ cursor: pageParam ?? undefined, limit: 100 })}`, pageOf(likedSong), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
    staleTime: 30_000,
  });
