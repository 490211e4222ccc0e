import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryKey,
  type UseInfiniteQueryOptions,
} from "@tanstack/react-query";

type Cursor = string | null;

type ListOptions<Page> = Omit<
  UseInfiniteQueryOptions<Page, Error, InfiniteData<Page, Cursor>, QueryKey, Cursor>,
  "queryKey" | "queryFn" | "getNextPageParam" | "initialPageParam"
>;

type ListQuery<Page> = ListOptions<Page> & {
  queryKey: QueryKey;
  limit: number;
  getPage: (query: { limit: number; cursor: string | undefined }, signal: AbortSignal) => Promise<Page>;
  initialPageParam?: Cursor;
};

/**
 * Returns query options of a list that loads page by page. They include `limit`, so that a server component prefetches a first
 * page of the same size: with another size it would overlap with the second page.
 */
export const listQuery = <Page extends { nextCursor: Cursor }>({
  limit,
  getPage,
  ...options
}: ListQuery<Page>) => ({
  ...infiniteQueryOptions({
    initialPageParam: null,
    ...options,
    queryFn: ({ pageParam, signal }) => getPage({ limit, cursor: pageParam ?? undefined }, signal),
    getNextPageParam: last => last.nextCursor,
  }),
  limit,
});
