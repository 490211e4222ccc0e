import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type SearchKind, type SearchResults, searchResults } from "@/lib/api/schemas/search";
import { found } from "./catalogue";
import { query, request } from "./request";

export type Source = "library" | "spotify";

/** The first results of each kind. On Spotify it is a call: ask by hand, and what came stays for an hour. */
export const searchQuery = (source: Source, q: string) =>
  queryOptions({
    queryKey: [found, "search", source, q],
    queryFn: ({ signal }) =>
      request("GET", `/search${query({ in: source, q, limit: 10 })}`, searchResults, { signal }),
    ...(source === "spotify"
      ? { enabled: false, staleTime: Number.POSITIVE_INFINITY, gcTime: 3_600_000, retry: false }
      : { enabled: q !== "", staleTime: 30_000 }),
  });

/** What follows the first results of one kind, a page at a time, asked by hand. */
export const moreResultsQuery = (source: Source, q: string, kind: SearchKind, first: SearchResults) =>
  infiniteQueryOptions({
    queryKey: [found, "search", source, q, kind],
    queryFn: ({ pageParam, signal }) =>
      request(
        "GET",
        `/search${query({ in: source, q, types: kind, limit: 50, cursor: pageParam ?? undefined })}`,
        searchResults,
        { signal },
      ),
    initialPageParam: first.nextCursor,
    getNextPageParam: last => last.nextCursor,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 3_600_000,
    retry: false,
  });
