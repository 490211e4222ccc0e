"use client";

import { ArrowDownWideNarrow, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { songSorts } from "@/lib/client/song-lists";
import { IconButton } from "../../ui/controls/icon-button";
import { SearchInput } from "../../ui/controls/search-input";
import { Lazy, lazyPart } from "../../ui/overlays/lazy";
import { Menu } from "../../ui/overlays/menu";
import type { ViewMenuItemsProps } from "./view-menu-items";

type ListBarProps = Partial<Omit<ViewMenuItemsProps, "list">> & {
  /** Name of the list and its play command, which the bar shows while the top of the page is out of view. */
  name: string;
  onPlay: (() => void) | undefined;
  list: ViewMenuItemsProps["list"] & { filter: string; setFilter: (filter: string) => void };
  /** The number of rows of the view; null while it is unknown. */
  total: number | null;
  children?: ReactNode;
};

/** Bar above the songs of a screen: filter and order of the view. It sticks to the top with the name of the list and Play. */
export function ListBar(props: ListBarProps) {
  const { name, onPlay, list, total, keepOrder, children, sorts = songSorts, hasOwnOrder = true } = props;
  const t = useTranslations("tracks.bar");
  const { view, filter, setFilter } = list;
  const input = useRef<HTMLInputElement>(null);
  const { top, isStuck } = useIsStuck();
  return (
    <>
      <div ref={top} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it handles a key of the input inside */}
      <div
        className="-mx-2 sticky top-0 z-10 flex h-16 items-center gap-2 bg-bg px-2"
        onKeyDown={event => {
          if (event.key !== "ArrowDown" || event.nativeEvent.isComposing || event.target !== input.current)
            return;
          event.preventDefault();
          event.currentTarget.parentElement?.querySelector<HTMLElement>("[role=row][tabindex='0']")?.focus();
        }}
      >
        {isStuck && onPlay && (
          <IconButton variant="primary" label={t("play", { name })} onClick={onPlay}>
            <Play className="fill-current" aria-hidden />
          </IconButton>
        )}
        {isStuck && (
          <p dir="auto" className="title hidden min-w-0 max-w-80 truncate text-lg leading-8 sm:block">
            {name}
          </p>
        )}
        <SearchInput
          label={t("filter")}
          value={filter}
          onChange={setFilter}
          inputRef={input}
          className="min-w-28 max-w-xs flex-1"
        />
        {view.q !== "" && total !== null && (
          <p className="shrink-0 text-muted text-sm tabular-nums max-sm:sr-only" role="status">
            {t("matches", { count: total })}
          </p>
        )}
        <div className="ml-auto flex shrink-0 items-center gap-1">
          <ViewMenu list={list} keepOrder={keepOrder} sorts={sorts} hasOwnOrder={hasOwnOrder} />
          {children}
        </div>
      </div>
    </>
  );
}

/** Returns a ref for an element above the bar, and if that is out of view. */
function useIsStuck() {
  const top = useRef<HTMLDivElement>(null);
  const [isStuck, setIsStuck] = useState(false);
  useEffect(() => {
    if (!top.current) return;
    const observer = new IntersectionObserver(entries => {
      const entry = entries.at(-1);
      if (entry) setIsStuck(!entry.isIntersecting && entry.boundingClientRect.top < 0);
    });
    observer.observe(top.current);
    return () => observer.disconnect();
  }, []);
  return { top, isStuck };
}

const viewItems = lazyPart(async () => (await import("./view-menu-items")).ViewMenuItems);

function ViewMenu(props: ViewMenuItemsProps) {
  const t = useTranslations("tracks.bar");
  return (
    <Menu
      items={viewItems}
      title={t("view")}
      trigger={
        <IconButton label={t("view")}>
          <ArrowDownWideNarrow className={props.list.view.sort ? "text-accent-text" : ""} aria-hidden />
        </IconButton>
      }
    >
      <Lazy part={viewItems} {...props} />
    </Menu>
  );
}
