import {
  type DataTag,
  dehydrate,
  HydrationBoundary,
  type InfiniteData,
  QueryClient,
  type QueryKey,
} from "@tanstack/react-query";
import type { ReactNode } from "react";
import { markScreenLoaded, waitForScreen } from "./screen-loaded";

/** Loads a query's data and returns it with the query's key. */
type QueryLoader = () => Promise<readonly [QueryKey, unknown]>;

type QueryWithKey<Data> = { queryKey: DataTag<QueryKey, Data, Error> };

/** Returns a loader for a query. `load` must return the type of the query's data. */
export const preload =
  <Data,>({ queryKey }: QueryWithKey<Data>, load: () => Data | Promise<Data>): QueryLoader =>
  async () => [queryKey, await load()];

/** Returns a loader for the first page of a list, with the page size that the browser uses for the next pages. */
export const preloadList =
  <Page,>(
    { queryKey, limit }: QueryWithKey<InfiniteData<Page>> & { limit: number },
    load: (query: { limit: number }) => Promise<Page>,
  ): QueryLoader =>
  async () => [queryKey, { pages: [await load({ limit })], pageParams: [null] }];

type PrefetchedProps = { queries: QueryLoader[]; isLayout?: boolean; children: ReactNode };

/** Loads queries on the server and puts their data into the browser's queries with the same keys. */
export async function Prefetched({ queries, isLayout = false, children }: PrefetchedProps) {
  const client = new QueryClient();
  const entries = await Promise.all(queries.map(load => load()));
  if (isLayout) await waitForScreen();
  else markScreenLoaded();
  for (const [queryKey, data] of entries) client.setQueryData(queryKey, data);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
