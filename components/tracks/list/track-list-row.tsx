"use client";

import clsx from "clsx";
import { type DragEvent, memo } from "react";
import type { Point } from "../../ui/overlays/use-context-menu";
import type { TrackRowData } from "../row-data";
import { type ListLayout, rowHeightOf } from "./list-layout";
import { PendingRow, type Playback, TrackRow } from "./track-row";
import { useRowGestures } from "./use-row-gestures";

/** Requests of rows to their list. The object never changes, so that scrolling renders no row again. */
export type RowHandlers = {
  focus: (index: number) => void;
  play: (index: number) => void;
  toggle: (index: number) => void;
  selectRange: (index: number) => void;
  choose: (index: number) => void;
  openMenu: (index: number, at: Point) => void;
  longPress: (index: number, at: Point) => void;
  dragStart: (index: number, event: DragEvent<HTMLElement>) => void;
  dragOver: (index: number, event: DragEvent<HTMLElement>) => void;
  dragEnd: () => void;
  drop: (event: DragEvent) => void;
};

type TrackListRowProps = {
  index: number;
  /** Distance from the top of the list in pixels. */
  top: number;
  row: TrackRowData | undefined;
  layout: ListLayout;
  playback: Playback;
  /** True for the only row that the Tab key reaches. */
  isActive: boolean;
  isSelected: boolean;
  isSelecting: boolean;
  /** The side of this row on which the dragged rows would be dropped. */
  dropSide: "before" | "after" | null;
  handlers: RowHandlers;
};

/** Row of a virtualized list. It handles mouse and touch; the list handles the keys. */
export const TrackListRow = memo(function TrackListRow(props: TrackListRowProps) {
  const { index, top, row, layout, playback, isActive, isSelected, isSelecting, dropSide, handlers } = props;
  const gestures = useRowGestures({
    play: () => handlers.play(index),
    toggle: () => handlers.toggle(index),
    selectRange: () => handlers.selectRange(index),
    choose: () => handlers.choose(index),
    openMenu: at => handlers.openMenu(index, at),
    longPress: at => handlers.longPress(index, at),
    isSelecting,
  });
  const openMenuAt = (button: Element) => {
    const { left, bottom } = button.getBoundingClientRect();
    handlers.openMenu(index, { x: left, y: bottom });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot be a table
    <div
      role="row"
      data-index={index}
      // The header is the first row.
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={playback !== "none" || undefined}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => handlers.focus(index)}
      {...gestures}
      draggable
      onDragStart={event => handlers.dragStart(index, event)}
      onDragOver={event => handlers.dragOver(index, event)}
      onDragEnd={handlers.dragEnd}
      onDrop={handlers.drop}
      className={clsx(
        "group/row absolute inset-x-0 top-0 touch-manipulation rounded-md px-2 [-webkit-touch-callout:none] focus-visible:outline-offset-[-2px] pointer-coarse:select-none",
        isSelected ? "bg-accent-soft" : playback !== "none" ? "bg-accent-soft/40" : "hover:bg-panel",
        dropSide === "before" && "shadow-[0_-2px_0_var(--accent)]",
        dropSide === "after" && "shadow-[0_2px_0_var(--accent)]",
      )}
      style={{ height: rowHeightOf(layout), transform: `translateY(${top}px)` }}
    >
      {row ? (
        <TrackRow
          row={row}
          layout={layout}
          playback={playback}
          isSelected={isSelected}
          isSelecting={isSelecting}
          tabIndex={isActive ? 0 : -1}
          onPlay={() => handlers.play(index)}
          onSelect={() => handlers.toggle(index)}
          onMenu={openMenuAt}
        />
      ) : (
        <PendingRow layout={layout} />
      )}
    </div>
  );
});
