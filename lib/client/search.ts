import { queryOptions } from "@tanstack/react-query";
import type { RecentSearch, SearchKind, SearchResults } from "@/lib/schemas/search";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

/** The library alone costs no request to Spotify; `all` costs one. */
export type Source = "library" | "all";

/** The number of the library's results of each kind at first, and on each further page. */
export const [firstResults, moreResults] = [10, 50];

/** Options of queries that run only on request, because they may cost a request to Spotify. */
const manualOptions = { enabled: false, gcTime: 3_600_000, retry: false } as const;

/** The first results of each kind. */
export const searchQuery = (source: Source, q: string) =>
  queryOptions({
    queryKey: keys.search(source, q),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/search", { params: { query: { source, q, limit: firstResults } }, signal })),
    ...(source === "all" ? manualOptions : { enabled: q !== "" }),
    // Spotify's answer stays, but not its refusal.
    staleTime: query =>
      source === "library" ? 30_000 : query.state.data?.spotifyError ? 0 : Number.POSITIVE_INFINITY,
  });

/** The further results of one kind, after the first page. */
export const moreResultsQuery = (source: Source, q: string, kind: SearchKind, first: SearchResults) =>
  listQuery({
    queryKey: keys.moreResults(source, q, kind),
    limit: moreResults,
    getPage: (query, signal) =>
      unwrap(api.GET("/search", { params: { query: { ...query, source, q, types: kind } }, signal })),
    initialPageParam: first.nextCursor,
    ...manualOptions,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const recentSearchesQuery = () =>
  queryOptions({
    queryKey: keys.recentSearches,
    queryFn: ({ signal }) => unwrap(api.GET("/me/searches", { signal })),
    staleTime: 30_000,
  });

type RecentSearches = { items: RecentSearch[] };

/** Shows the change at once, and reads the list again if it fails. */
async function changeRecent(
  { client }: MutationContext,
  change: (items: RecentSearch[]) => RecentSearch[],
  request: Promise<unknown>,
) {
  await client.cancelQueries({ queryKey: keys.recentSearches });
  client.setQueryData<RecentSearches>(keys.recentSearches, old => old && { items: change(old.items) });
  await request.catch((error: unknown) => {
    client.invalidateQueries({ queryKey: keys.recentSearches });
    throw error;
  });
}

export const rememberSearch = (q: string, context: MutationContext) =>
  changeRecent(
    context,
    items => [
      { q, searchedAt: new Date().toISOString() },
      ...items.filter(item => item.q.toLowerCase() !== q.toLowerCase()),
    ],
    unwrap(api.POST("/me/searches", { body: { q } })),
  );

/** Forgets a search; null forgets all. */
export const forgetSearch = (q: string | null, context: MutationContext) =>
  changeRecent(
    context,
    items => items.filter(item => q !== null && item.q !== q),
    unwrap(api.DELETE("/me/searches", { params: { query: q === null ? {} : { q } } })),
  );
