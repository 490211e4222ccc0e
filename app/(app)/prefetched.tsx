import {
  type DataTag,
  dehydrate,
  HydrationBoundary,
  type InfiniteData,
  QueryClient,
  type QueryKey,
} from "@tanstack/react-query";
import type { ReactNode } from "react";

type Load = () => Promise<readonly [QueryKey, unknown]>;

type Keyed<Data> = { queryKey: DataTag<QueryKey, Data, Error> };

/** Prefetches a query; `load` is checked against the type of its data. */
export const prefetch =
  <Data,>({ queryKey }: Keyed<Data>, load: () => Data | Promise<Data>): Load =>
  async () => [queryKey, await load()];

/** Prefetches the first page of a list, with the page size that the browser continues with. */
export const prefetchList =
  <Page,>(
    { queryKey, limit }: Keyed<InfiniteData<Page>> & { limit: number },
    load: (query: { limit: number }) => Promise<Page>,
  ): Load =>
  async () => [queryKey, { pages: [await load({ limit })], pageParams: [null] }];

type PrefetchedProps = { queries: Load[]; children: ReactNode };

/** Loads queries on the server and hands their data to the queries of the same key in the browser. */
export async function Prefetched({ queries, children }: PrefetchedProps) {
  const client = new QueryClient();
  const loaded = await Promise.all(queries.map(load => load()));
  for (const [queryKey, data] of loaded) client.setQueryData(queryKey, data);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
