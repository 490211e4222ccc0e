"use client";

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useState } from "react";
import { usePlayer } from "../player/player-context";
import type { RowEdits } from "./row-menu";
import { TrackListRow } from "./track-list-row";
import { rowHeight, type TrackRowData } from "./track-row";
import { useRovingRow } from "./use-roving-row";
import { useRowDrag } from "./use-row-drag";

type TrackListProps = {
  label: string;
  /** The number of rows that can be scrolled to. */
  total: number;
  /** True when more rows than `total` exist, but their number is unknown. */
  hasMore?: boolean;
  rowAt: (index: number) => TrackRowData | undefined;
  onPlay: (index: number) => void;
  /** Called with the visible rows when they change, so that missing ones can be loaded. */
  onRange?: (first: number, last: number) => void;
  edits?: RowEdits | undefined;
};

/** Virtualized list of tracks: only the rows near the viewport are rendered, so it can have any length. */
export function TrackList({ label, total, hasMore = false, rowAt, onPlay, onRange, edits }: TrackListProps) {
  const { state } = usePlayer();
  const playingUri = state?.item?.uri;
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState(0);
  const rangeExtractor = useCallback(
    (range: Range) =>
      [...new Set([focused, ...defaultRangeExtractor(range)])]
        .filter(index => index < range.count)
        .sort((a, b) => a - b),
    [focused],
  );
  const virtualizer = useWindowVirtualizer({
    count: total,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: top,
    scrollPaddingStart: 72,
    scrollPaddingEnd: 180,
    rangeExtractor,
  });
  const scrollTo = useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]);
  const { list, active, setActive, focusRow, handleNavigationKey } = useRovingRow(total, scrollTo);
  const drag = useRowDrag(edits?.move);

  // The focused row stays rendered, however far the list is scrolled.
  useEffect(() => setFocused(active), [active]);
  useLayoutEffect(() => {
    const measure = () => {
      if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);

  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onRange?.(first, last), [first, last, onRange]);

  const move = (from: number, to: number) => {
    if (to < 0 || to >= total || !edits?.move) return;
    edits.move(from, to);
    focusRow(to);
  };
  const remove = (index: number) => {
    edits?.remove(index);
    // After the last row was removed, the row before it gets the focus.
    focusRow(Math.min(index, total - 2));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // React also bubbles keys from a row's menu, which is rendered elsewhere in the DOM.
    if (!(event.target instanceof HTMLElement) || !list.current?.contains(event.target)) return;
    if (handleNavigationKey(event)) return;
    // A row's buttons and links handle their own keys.
    if (event.target.getAttribute("role") !== "row") return;
    if (event.key === "Enter") onPlay(active);
    else if (event.key === "Delete" && edits) remove(active);
    else if (event.altKey && event.key === "ArrowUp") move(active, active - 1);
    else if (event.altKey && event.key === "ArrowDown") move(active, active + 1);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualized; the grid's rows have the focus
    <div
      ref={list}
      role="grid"
      aria-label={label}
      aria-rowcount={hasMore ? -1 : total}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="relative outline-none"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const row = rowAt(index);
        const isPlaying = row?.song != null && row.song.uri === playingUri;
        return (
          <TrackListRow
            key={index}
            index={index}
            last={total - 1}
            top={start - top}
            row={row}
            playback={isPlaying ? (state?.isPlaying ? "playing" : "paused") : "none"}
            active={index === active}
            dropSide={
              drag.dropIndex === index
                ? "before"
                : drag.dropIndex === total && index === total - 1
                  ? "after"
                  : null
            }
            onFocus={setActive}
            onPlay={onPlay}
            edits={edits}
            dragProps={drag.rowProps(index)}
          />
        );
      })}
    </div>
  );
}
