"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { ProblemNote } from "../status/problem-note";
import { LoadMore } from "./load-more";

type PagedListProps<Item> = {
  list: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  loading: ReactNode;
  empty: ReactNode;
  children: (items: Item[]) => ReactNode;
};

/** Shows the items of a list that loads page by page. Without items it shows the placeholder, the error or `empty`. */
export function PagedList<Item>({ list, loading, empty, children }: PagedListProps<Item>) {
  const { data, error, refetch } = list;
  const items = useMemo(() => data?.pages.flatMap(page => page.items), [data]);
  if (!items) return error ? <ProblemNote error={error} retry={refetch} /> : loading;
  return (
    <>
      {items.length === 0 ? empty : children(items)}
      <LoadMore list={list} />
    </>
  );
}
