import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Eyebrow } from "../ui/cards/card";
import { PagedList } from "../ui/lists/paged-list";
import { Skeleton } from "../ui/status/skeleton";

type ListCardProps<Item> = {
  title: string;
  note: string;
  help?: ReactNode;
  /** Text of an empty list. */
  empty: string;
  action: ReactNode;
  list: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  children: (item: Item) => ReactNode;
};

/** Card with a list that loads page by page. */
export function ListCard<Item>({ title, note, help, empty, action, list, children }: ListCardProps<Item>) {
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <div className="grid gap-1">
          <div className="flex items-center gap-1">
            <Eyebrow>{title}</Eyebrow>
            {help}
          </div>
          <p className="text-muted text-sm">{note}</p>
        </div>
        {action}
      </div>
      <PagedList
        list={list}
        loading={<Skeleton className="h-14" />}
        empty={<p className="rounded-md border border-line border-dashed p-4 text-muted">{empty}</p>}
      >
        {items => <ul className="divide-y divide-line border-line border-t">{items.map(children)}</ul>}
      </PagedList>
    </Card>
  );
}
