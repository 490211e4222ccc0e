"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { usePlayer } from "../../player/state/player-context";
import { useRowsInView } from "../../ui/lists/use-rows-in-view";
import { usePhone } from "../../ui/use-wide-screen";
import { MarkedWords } from "../marked";
import { isPlayable, type TrackRowData } from "../row-data";
import { ListHeader, type ListOrder } from "./list-header";
import { rowHeightOf } from "./list-layout";
import { ListMenu, preloadListMenu } from "./list-menu";
import type { MenuTarget, RowEdits } from "./row-edits";
import { SelectionBar } from "./selection-bar";
import { type RowHandlers, TrackListRow } from "./track-list-row";
import { useCompactRows } from "./use-compact-rows";
import { useListKeys } from "./use-list-keys";
import { useRovingRow } from "./use-roving-row";
import { useRowDrag } from "./use-row-drag";
import { useSelection } from "./use-selection";

export type TrackListProps = {
  label: string;
  /** The number of rows that can be scrolled to. */
  total: number;
  /** True when more rows than `total` exist, but their number is unknown. */
  hasMore?: boolean;
  rowAt: (index: number) => TrackRowData | undefined;
  /** Loads rows for a selection. Returns none if that fails, and tells it. It must keep its identity. */
  loadRows: (first: number, last: number) => Promise<TrackRowData[]>;
  /** Plays from a row on. */
  onPlay: (index: number) => void;
  /** Plays the selected rows. */
  onPlayRows: (rows: TrackRowData[]) => void;
  /** Called with the visible rows when they change, so that missing ones can be loaded. */
  onRange?: (first: number, last: number) => void;
  edits?: RowEdits | undefined;
  hasAlbum?: boolean;
  hasAddedAt?: boolean;
  hasPlays?: boolean;
  hasNote?: boolean;
  /** The order of the view and the function that changes it. Without the function the list cannot be sorted. */
  view?: ListOrder & { q?: string };
  onSort?: ((order: ListOrder) => void) | undefined;
  /** True for the main list of a screen: its header sticks below the bar of the screen, and Ctrl-A selects its rows. */
  isMain?: boolean | undefined;
};

/** Heights of the bars above and below the rows. */
const covered = { top: 112, bottom: 180 };

const ownOrder: ListOrder = { sort: null, order: "asc" };

/** Virtualized list of tracks: only the rows near the viewport are rendered, so it can have any length. */
export function TrackList(props: TrackListProps) {
  const { label, total, hasMore = false, rowAt, loadRows, onRange, edits, isMain = false } = props;
  const { hasAlbum = true, hasAddedAt = false, hasPlays = false, hasNote = false, onSort } = props;
  const view: NonNullable<TrackListProps["view"]> = props.view ?? ownOrder;
  const t = useTranslations("tracks");
  const { state } = usePlayer();
  const playingUri = state?.item?.uri;
  const [prefersCompact] = useCompactRows();
  const isPhone = usePhone();
  const layout = useMemo(
    // A compact row has no place for a note.
    () => ({ hasAlbum, hasAddedAt, hasPlays, hasNote, isCompact: prefersCompact && !hasNote, isPhone }),
    [hasAlbum, hasAddedAt, hasPlays, hasNote, prefersCompact, isPhone],
  );
  const rowHeight = rowHeightOf(layout);
  const [focused, setFocused] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const topOf = useCallback((index: number) => index * rowHeight, [rowHeight]);
  // The focused row stays rendered, however far the list is scrolled.
  const { rows, first, last, scrollTo } = useRowsInView({
    list,
    count: total,
    topOf,
    covered,
    kept: focused,
  });
  const roving = useRovingRow(list, total, scrollTo);
  const { active, setActive } = roving;
  const selection = useSelection({ total, loadRows });
  const [menu, setMenu] = useState<{ target: MenuTarget; isOpen: boolean } | null>(null);

  // The rows of another view are other rows.
  const { clear } = selection;
  const viewKey = `${view.q} ${view.sort} ${view.order}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: clears the selection when the view changes
  useEffect(clear, [viewKey, clear]);
  useEffect(() => setFocused(active), [active]);
  useEffect(() => onRange?.(first, last), [first, last, onRange]);

  const actions = {
    play: (index: number) => {
      if (isPlayable(rowAt(index))) props.onPlay(index);
    },
    /** Returns the selection if the row belongs to it, otherwise the row. */
    rowsFor: async (index: number): Promise<TrackRowData[]> => {
      const row = rowAt(index);
      if (!row) return [];
      return selection.isSelected(row) ? selection.getRows() : [row];
    },
    openMenu: async (index: number, at: { x: number; y: number }) => {
      const rows = await actions.rowsFor(index);
      if (rows.length > 0) setMenu({ target: { rows, index, at }, isOpen: true });
    },
    remove: (rows: TrackRowData[], index: number) => {
      if (!edits || rows.length === 0) return;
      edits.remove(rows);
      clear();
      // After the last row was removed, the row before it gets the focus.
      roving.focusRow(Math.min(index, total - 1 - rows.length));
    },
  };
  const drag = useRowDrag({
    rowsAt: index => {
      const row = rowAt(index);
      if (!row || (selection.isAll && selection.isSelected(row))) return undefined;
      return selection.isSelected(row) ? selection.knownRows : [row];
    },
    move: edits?.move,
    label: count => t("count", { count }),
  });
  const rowActions: Omit<RowHandlers, keyof typeof drag.handlers> = {
    focus: setActive,
    play: actions.play,
    toggle: index => {
      const row = rowAt(index);
      if (row) selection.toggle(row, index);
    },
    selectRange: index => void selection.selectRange(index),
    choose: selection.setAnchor,
    openMenu: (index, at) => void actions.openMenu(index, at),
    longPress: (index, at) => {
      const row = rowAt(index);
      if (!row) return;
      if (!selection.isSelected(row)) selection.toggle(row, index);
      const rows = selection.count > 0 && !selection.isAll ? [...selection.knownRows, row] : [row];
      setMenu({ target: { rows: [...new Set(rows)], index, at }, isOpen: true });
    },
  };
  const latest = useRef(rowActions);
  latest.current = rowActions;
  const handlers = useMemo<RowHandlers>(
    () => ({
      ...drag.handlers,
      focus: index => latest.current.focus(index),
      play: index => latest.current.play(index),
      toggle: index => latest.current.toggle(index),
      selectRange: index => latest.current.selectRange(index),
      choose: index => latest.current.choose(index),
      openMenu: (index, at) => latest.current.openMenu(index, at),
      longPress: (index, at) => latest.current.longPress(index, at),
    }),
    [drag.handlers],
  );
  const onKeyDown = useListKeys({ roving, selection, total, rowAt, edits, isMain, ...actions });

  return (
    <div className="-mx-2 @container text-left">
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualized; the grid's rows have the focus */}
      <div
        role="grid"
        aria-label={label}
        aria-multiselectable
        data-uses-escape={selection.count > 0 || undefined}
        aria-rowcount={hasMore ? -1 : total + 1}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onPointerEnter={preloadListMenu}
        onFocus={preloadListMenu}
        className="outline-none"
      >
        <div className={clsx("bg-bg", isMain && "sticky top-16 z-10")}>
          <ListHeader layout={layout} view={view} onSort={onSort} />
        </div>
        <div ref={list} className="relative mt-1" style={{ height: topOf(total) }}>
          <MarkedWords value={view.q ?? ""}>
            {rows.map(index => {
              const row = rowAt(index);
              const isPlaying = row?.song != null && row.song.uri === playingUri;
              return (
                <TrackListRow
                  key={index}
                  index={index}
                  top={topOf(index)}
                  row={row}
                  layout={layout}
                  playback={isPlaying ? (state?.isPlaying ? "playing" : "paused") : "none"}
                  isActive={index === active}
                  isSelected={row !== undefined && selection.isSelected(row)}
                  isSelecting={selection.count > 0}
                  dropSide={
                    drag.dropIndex === index
                      ? "before"
                      : drag.dropIndex === total && index === total - 1
                        ? "after"
                        : null
                  }
                  handlers={handlers}
                />
              );
            })}
          </MarkedWords>
        </div>
      </div>
      <SelectionBar
        selection={selection}
        onPlay={props.onPlayRows}
        onRemove={edits && !edits.dismissArtist ? rows => actions.remove(rows, active) : undefined}
        onMenu={(rows, at) => setMenu({ target: { rows, index: active, at }, isOpen: true })}
      />
      <ListMenu
        target={menu?.target ?? null}
        isOpen={menu?.isOpen ?? false}
        onClose={() => setMenu(current => current && { ...current, isOpen: false })}
        total={total}
        onPlay={actions.play}
        edits={edits && { ...edits, remove: rows => actions.remove(rows, menu?.target.index ?? active) }}
      />
    </div>
  );
}
