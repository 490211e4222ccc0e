import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { SearchKind, SearchResults } from "@/lib/schemas/search";
import { found } from "./catalog";
import { answered, api } from "./request";

export type Source = "library" | "spotify";

/** The first results of each kind. On Spotify it is a call: ask by hand, and what came stays for an hour. */
export const searchQuery = (source: Source, q: string) =>
  queryOptions({
    queryKey: [found, "search", source, q],
    queryFn: ({ signal }) =>
      answered(api.GET("/search", { params: { query: { in: source, q, limit: 10 } }, signal })),
    ...(source === "spotify"
      ? { enabled: false, staleTime: Number.POSITIVE_INFINITY, gcTime: 3_600_000, retry: false }
      : { enabled: q !== "", staleTime: 30_000 }),
  });

/** What follows the first results of one kind, a page at a time, asked by hand. */
export const moreResultsQuery = (source: Source, q: string, kind: SearchKind, first: SearchResults) =>
  infiniteQueryOptions({
    queryKey: [found, "search", source, q, kind],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/search", {
          params: { query: { in: source, q, types: kind, limit: 50, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: first.nextCursor,
    getNextPageParam: last => last.nextCursor,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 3_600_000,
    retry: false,
  });
