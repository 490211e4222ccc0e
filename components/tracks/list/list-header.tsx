"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ListView } from "@/lib/client/song-lists";
import type { LibrarySort } from "@/lib/schemas/library";
import { columns, type ListLayout } from "./list-layout";

export type ListOrder = Pick<ListView<LibrarySort>, "sort" | "order">;

/** Returns the direction in which a column is sorted first: the songs that were played most or last are sought. */
export const firstDirection = (column: LibrarySort) =>
  column === "plays" || column === "lastPlayedAt" ? "desc" : "asc";

/** Returns the order after a click on a column: one direction, then the other, then the list's own order. */
export const nextOrder = ({ sort, order }: ListOrder, column: LibrarySort): ListOrder => {
  const first = firstDirection(column);
  if (sort !== column) return { sort: column, order: first };
  return order === first
    ? { sort: column, order: order === "asc" ? "desc" : "asc" }
    : { sort: null, order: "asc" };
};

type ListHeaderProps = {
  layout: ListLayout;
  view: ListOrder;
  /** Undefined if the list cannot be sorted. */
  onSort: ((order: ListOrder) => void) | undefined;
};

/** First row of a list: the names of the columns, which sort it. Narrow lists have no room for it and sort by the menu. */
export function ListHeader({ layout, view, onSort }: ListHeaderProps) {
  const t = useTranslations("tracks.columns");
  const { isCompact, hasAlbum, hasAddedAt, hasPlays } = layout;
  const column = (name: LibrarySort, className?: string) => (
    <ColumnHeader name={name} view={view} onSort={onSort} className={className} />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot be a table
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    <div
      role="row"
      aria-rowindex={1}
      className={clsx(columns.row, "@2xl:flex hidden h-9 border-line border-b px-2 text-muted text-sm")}
    >
      <Header className={clsx(columns.number, "text-right")}>#</Header>
      <Header className={columns.cover(isCompact)}>
        <span className="sr-only">{t("cover")}</span>
      </Header>
      <div role="presentation" className={clsx(columns.names(isCompact), "flex gap-4")}>
        {column("title", isCompact ? columns.title : undefined)}
        {column("artist", isCompact ? columns.artist : undefined)}
      </div>
      {hasAlbum && column("album", columns.album)}
      {hasAddedAt && column("addedAt", columns.addedAt)}
      {hasPlays && column("plays", columns.plays)}
      {hasPlays && column("lastPlayedAt", columns.lastPlayedAt)}
      {column("duration", columns.duration)}
      <Header className={columns.actions}>
        <span className="sr-only">{t("actions")}</span>
      </Header>
    </div>
  );
}

type HeaderProps = {
  className?: string | undefined;
  sort?: "ascending" | "descending" | undefined;
  children: React.ReactNode;
};

const Header = ({ className, sort, children }: HeaderProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot be a table
  // biome-ignore lint/a11y/useFocusableInteractive: the button inside has the focus
  <div role="columnheader" aria-sort={sort} className={className}>
    {children}
  </div>
);

type ColumnHeaderProps = Omit<ListHeaderProps, "layout"> & {
  name: LibrarySort;
  className: string | undefined;
};

function ColumnHeader({ name, view, onSort, className }: ColumnHeaderProps) {
  const t = useTranslations("tracks.columns");
  if (!onSort) return <Header className={className}>{t(name)}</Header>;
  const isSorted = view.sort === name;
  const Arrow = view.order === "asc" ? ArrowUp : ArrowDown;
  return (
    <Header
      className={className}
      sort={isSorted ? (view.order === "asc" ? "ascending" : "descending") : undefined}
    >
      <button
        type="button"
        onClick={() => onSort(nextOrder(view, name))}
        className={clsx(
          "inline-flex h-9 max-w-full items-center gap-1 rounded-sm hover:text-ink",
          isSorted && "font-medium text-ink",
        )}
      >
        <span className="truncate">{t(name)}</span>
        {isSorted && <Arrow className="size-3.5 shrink-0 text-accent-text" aria-hidden />}
      </button>
    </Header>
  );
}
