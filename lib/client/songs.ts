import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, api } from "./request";

export const songSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ["songs", { q }],
    queryFn: async ({ signal }) =>
      (await answered(api.GET("/songs", { params: { query: { q: q || undefined, limit: 30 } }, signal })))
        .items,
    staleTime: 30_000,
  });

export const likedSongsQuery = () =>
  infiniteQueryOptions({
    queryKey: ["liked"],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/me/liked", { params: { query: { cursor: pageParam ?? undefined, limit: 100 } }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
    staleTime: 30_000,
  });
