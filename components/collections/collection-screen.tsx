"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { ArrowDownWideNarrow } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SortOrder } from "@/lib/schemas/library";
import { PageHeader } from "../shell/page-header";
import { CardGrid, CardGridSkeleton } from "../ui/cards/card-grid";
import { IconButton } from "../ui/controls/icon-button";
import { SearchInput } from "../ui/controls/search-input";
import { PagedList } from "../ui/lists/paged-list";
import { ShowAllButton } from "../ui/lists/show-all-button";
import { Menu, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "../ui/overlays/menu";
import { EmptyState } from "../ui/status/empty-state";

type Sort = "name" | "artist" | "songs";

type CollectionScreenProps<Item> = {
  title: string;
  filterLabel: string;
  list: UseInfiniteQueryResult<InfiniteData<{ items: Item[]; total: number }>>;
  view: { q: string; sort: Sort; order: SortOrder };
  filter: string;
  setFilter: (filter: string) => void;
  sorts: readonly Sort[];
  onSort: (order: { sort: Sort; order: SortOrder }) => void;
  children: (item: Item) => ReactNode;
};

/** Screen of all albums or all artists of the library, with filter and order. */
export function CollectionScreen<Item>(props: CollectionScreenProps<Item>) {
  const { title, filterLabel, list, view, filter, setFilter, sorts, onSort, children } = props;
  const t = useTranslations("collections");
  const total = list.data?.pages[0]?.total;
  return (
    <>
      <PageHeader
        title={title}
        note={
          <span className="tabular-nums">{total === undefined ? " " : t("total", { count: total })}</span>
        }
      />
      <div className="-mx-2 sticky top-0 z-10 mb-4 flex h-16 items-center gap-2 bg-bg px-2">
        <SearchInput
          label={filterLabel}
          value={filter}
          onChange={setFilter}
          className="min-w-28 max-w-sm flex-1"
        />
        <Menu
          title={t("sortBy")}
          trigger={
            <IconButton label={t("sortBy")} className="ml-auto">
              <ArrowDownWideNarrow aria-hidden />
            </IconButton>
          }
        >
          <MenuRadioGroup
            value={view.sort}
            onValueChange={sort =>
              // The artist with the most songs is sought, not the one with the fewest.
              onSort({ sort: sort as Sort, order: sort === "songs" ? "desc" : "asc" })
            }
          >
            {sorts.map(sort => (
              <MenuRadioItem key={sort} value={sort}>
                {t(`sorts.${sort}`)}
              </MenuRadioItem>
            ))}
          </MenuRadioGroup>
          <MenuSeparator />
          <MenuRadioGroup
            value={view.order}
            onValueChange={order => onSort({ sort: view.sort, order: order as SortOrder })}
          >
            <MenuRadioItem value="asc">{t("ascending")}</MenuRadioItem>
            <MenuRadioItem value="desc">{t("descending")}</MenuRadioItem>
          </MenuRadioGroup>
        </Menu>
      </div>
      <PagedList
        list={list}
        loading={<CardGridSkeleton />}
        empty={<Nothing filter={view.q} clear={() => setFilter("")} />}
      >
        {items => <CardGrid>{items.map(children)}</CardGrid>}
      </PagedList>
    </>
  );
}

function Nothing({ filter, clear }: { filter: string; clear: () => void }) {
  const t = useTranslations("collections");
  if (!filter) return <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>;
  return (
    <EmptyState title={t("noMatch.title")} action={<ShowAllButton clear={clear} />}>
      {t("noMatch.text", { filter })}
    </EmptyState>
  );
}
