import { queryOptions } from "@tanstack/react-query";
import type { SearchKind, SearchResults } from "@/lib/schemas/search";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import { api, unwrap } from "./request";

export type Source = "library" | "spotify";

/** Options of queries that run only when a person requests them, because a Spotify search costs a call. */
const manualOptions = {
  enabled: false,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 3_600_000,
  retry: false,
} as const;

/** The first results of each kind. */
export const searchQuery = (source: Source, q: string) =>
  queryOptions({
    queryKey: keys.search(source, q),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/search", { params: { query: { source, q, limit: 10 } }, signal })),
    ...(source === "spotify" ? manualOptions : { enabled: q !== "", staleTime: 30_000 }),
  });

/** The further results of one kind, after the first page. */
export const moreResultsQuery = (source: Source, q: string, kind: SearchKind, first: SearchResults) =>
  listQuery({
    queryKey: keys.moreResults(source, q, kind),
    limit: 50,
    getPage: (query, signal) =>
      unwrap(api.GET("/search", { params: { query: { ...query, source, q, types: kind } }, signal })),
    initialPageParam: first.nextCursor,
    ...manualOptions,
  });
