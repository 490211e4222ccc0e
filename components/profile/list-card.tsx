import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemNote } from "../shell/problem-note";
import { Card, Eyebrow } from "../ui/card";
import { LoadMore } from "../ui/load-more";
import { Skeleton } from "../ui/skeleton";

type ListCardProps<Item> = {
  title: string;
  note: string;
  /** What is said where there is nothing. */
  none: string;
  action: ReactNode;
  list: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  children: (item: Item) => ReactNode;
};

/** A card with a list that comes in pages. */
export function ListCard<Item>({ title, note, none, action, list, children }: ListCardProps<Item>) {
  const items = list.data?.pages.flatMap(page => page.items);
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <div className="grid gap-1">
          <Eyebrow>{title}</Eyebrow>
          <p className="text-muted text-sm">{note}</p>
        </div>
        {action}
      </div>
      {!items ? (
        list.error ? (
          <ProblemNote error={list.error} retry={list.refetch} />
        ) : (
          <Skeleton className="h-14" />
        )
      ) : items.length === 0 ? (
        <p className="rounded-md border border-line border-dashed p-4 text-muted">{none}</p>
      ) : (
        <ul className="divide-y divide-line border-line border-t">{items.map(children)}</ul>
      )}
      <LoadMore list={list} />
    </Card>
  );
}
