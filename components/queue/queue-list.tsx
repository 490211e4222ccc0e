"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { loadMoreOfQueue } from "@/lib/client/queue";
import type { Queue, QueueItem } from "@/lib/schemas/queue";
import { useRovingRow } from "../tracks/list/use-roving-row";
import { useRowDrag } from "../tracks/list/use-row-drag";
import type { TrackRowData } from "../tracks/row-data";
import { useRowsInView } from "../ui/lists/use-rows-in-view";
import { headingHeight, layOut } from "./queue-layout";
import { QueueRow } from "./queue-row";
import { useSourceName } from "./use-source-name";

type QueueListProps = {
  queue: Queue;
  scroller: RefObject<HTMLElement | null>;
  onPlay: (index: number) => void;
  /** Returns the item at an index after the last edit. */
  itemAt: (index: number) => QueueItem | undefined;
  /** Moves an item by a number of places. Returns false if it stays. */
  move: (id: string, step: number) => boolean;
  remove: (id: string) => void;
};

/** Returns an item as a row of the lists of songs; undefined until it is loaded. */
const toRow = (item: QueueItem | undefined, position: number): TrackRowData | undefined =>
  item && { id: item.id, kind: "song", song: item.song, position };

/** Virtualized list of what comes next: only the rows in view are rendered, so the queue can have any length. */
export function QueueList({ queue, scroller, onPlay, itemAt, move, remove }: QueueListProps) {
  const t = useTranslations();
  const sourceName = useSourceName(queue.source);
  const layout = useMemo(() => layOut(queue), [queue]);
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const { rows, last, scrollTo } = useRowsInView({
    list,
    scroller,
    count: layout.count,
    topOf: layout.topOf,
    // The focused row stays rendered, however far the list is scrolled.
    kept: layout.rowOf(focused),
  });
  const scrollToItem = useCallback((index: number) => scrollTo(layout.rowOf(index)), [scrollTo, layout]);
  const { active, setActive, focusRow, handleNavigationKey } = useRovingRow(list, queue.total, scrollToItem);
  useEffect(() => setFocused(active), [active]);
  const isMovable = (index: number) => {
    const item = queue.items[index];
    return item !== undefined && !item.isFixed;
  };
  const moveRow = ([row]: TrackRowData[], before: number) => {
    if (!row) return;
    const to = before > row.position ? before - 1 : before;
    if (to !== row.position) move(row.id, to - row.position);
  };
  const { dropIndex, handlers: drag } = useRowDrag({
    rowsAt: index => {
      const row = isMovable(index) ? toRow(queue.items[index], index) : undefined;
      return row && [row];
    },
    move: moveRow,
    label: count => t("tracks.count", { count }),
  });
  // Not up to the row with the focus, which may be far below the view.
  useLoadedUpTo(queue, last);

  const onKeyDown = (event: KeyboardEvent) => {
    // React also bubbles keys from a row's menu, which is rendered elsewhere in the DOM.
    if (!(event.target instanceof HTMLElement) || !list.current?.contains(event.target)) return;
    if (handleNavigationKey(event) !== null) return;
    if (event.target.getAttribute("role") !== "row") return;
    const index = Number(event.target.dataset.index);
    // The focus follows an edit at once, the rows a moment later.
    const item = itemAt(index);
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (event.key === "Enter") onPlay(index);
    else if (event.key === "Delete" && item && !item.isFixed) {
      remove(item.id);
      focusRow(Math.min(index, queue.total - 2));
    } else if (event.altKey && step !== 0) {
      if (item && move(item.id, step)) focusRow(index + step);
    } else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualized; the grid's rows have the focus
    <div
      ref={list}
      role="grid"
      aria-label={t("queue.next")}
      aria-rowcount={layout.count}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="relative outline-none"
      style={{ height: layout.topOf(layout.count) }}
    >
      {rows.map(rowIndex => {
        const row = layout.rowAt(rowIndex);
        if (row.kind === "heading")
          return (
            <SectionHeading
              key={row.section}
              rowIndex={rowIndex}
              top={layout.topOf(rowIndex)}
              text={row.section === "queued" ? t("queue.queued") : sourceName}
            />
          );
        const { item, index } = row;
        return (
          <QueueRow
            // The row keeps the focus when another song comes to it.
            key={index}
            row={toRow(item, index)}
            index={index}
            isFixed={item?.isFixed ?? false}
            total={queue.total}
            rowIndex={rowIndex}
            top={layout.topOf(rowIndex)}
            active={index === active}
            dropSide={
              dropIndex === index
                ? "before"
                : dropIndex === queue.total && index === queue.total - 1
                  ? "after"
                  : null
            }
            onFocus={setActive}
            onPlay={() => onPlay(index)}
            edits={isMovable(index) ? { move: moveRow, remove } : undefined}
            drag={drag}
          />
        );
      })}
    </div>
  );
}

function SectionHeading({ rowIndex, top, text }: { rowIndex: number; top: number; text: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot be a table
    // biome-ignore lint/a11y/useFocusableInteractive: only rows with a song have the focus
    <div
      role="row"
      aria-rowindex={rowIndex + 1}
      className="absolute inset-x-0 top-0 flex items-end px-4 pb-2"
      style={{ height: headingHeight, transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="gridcell" className="min-w-0">
        <h3 dir="auto" className="engraved truncate text-muted">
          {text}
        </h3>
      </div>
    </div>
  );
}

/** Loads items until the row with this index is there. */
function useLoadedUpTo({ items, nextCursor, version }: Queue, lastVisible: number) {
  const client = useQueryClient();
  const isLoading = useRef(false);
  const [failures, setFailures] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again after each page and each failure
  useEffect(() => {
    if (!nextCursor || isLoading.current || failures > 3 || lastVisible + 20 < items.length) return;
    isLoading.current = true;
    loadMoreOfQueue(client)
      .then(() => setFailures(0))
      .catch(() => setFailures(failures + 1))
      .finally(() => {
        isLoading.current = false;
      });
  }, [client, items.length, nextCursor, version, lastVisible, failures]);
}
