"use client";

import clsx from "clsx";
import type { HTMLAttributes, MouseEvent } from "react";
import { type RowEdits, RowMenu } from "./row-menu";
import { rowHeight, TrackRow, type TrackRowData } from "./track-row";

/** Returns false for clicks on the row's buttons and links, and in its menu, whose events React bubbles through the row. */
const isOnRow = ({ target, currentTarget }: MouseEvent<HTMLElement>) =>
  target instanceof Element && currentTarget.contains(target) && !target.closest("a, button");

const isTap = ({ nativeEvent }: MouseEvent) =>
  nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch";

type TrackListRowProps = {
  index: number;
  last: number;
  /** Distance from the top of the list in pixels. */
  top: number;
  row: TrackRowData | undefined;
  playback: "none" | "paused" | "playing";
  /** True for the only row that the Tab key reaches. */
  active: boolean;
  /** The side of this row on which the dragged row would be dropped. */
  dropSide: "before" | "after" | null;
  onFocus: (index: number) => void;
  onPlay: (index: number) => void;
  edits: RowEdits | undefined;
  dragProps: HTMLAttributes<HTMLDivElement> | undefined;
};

/** Row of a virtualized list. It handles focus, mouse and touch; the list handles the keys. */
export function TrackListRow(props: TrackListRowProps) {
  const { index, last, top, row, playback, active, dropSide, onFocus, onPlay, edits, dragProps } = props;
  const tabIndex = active ? 0 : -1;
  const play = () => onPlay(index);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot be a table
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
    <div
      role="row"
      data-index={index}
      aria-rowindex={index + 1}
      aria-current={playback !== "none" || undefined}
      tabIndex={tabIndex}
      onFocus={() => onFocus(index)}
      onDoubleClick={event => isOnRow(event) && play()}
      onClick={event => isTap(event) && isOnRow(event) && play()}
      className={clsx(
        "group/row absolute inset-x-0 top-0 rounded-md px-2 hover:bg-panel focus-visible:outline-offset-[-2px]",
        playback !== "none" && "bg-accent-soft/40",
        dropSide === "before" && "shadow-[0_-2px_0_var(--accent)]",
        dropSide === "after" && "shadow-[0_2px_0_var(--accent)]",
      )}
      style={{ height: rowHeight, transform: `translateY(${top}px)` }}
      {...dragProps}
    >
      <TrackRow
        row={row}
        number={index + 1}
        playback={playback}
        onPlay={play}
        tabIndex={tabIndex}
        menu={
          row && (
            <RowMenu
              song={row.song}
              index={index}
              last={last}
              tabIndex={tabIndex}
              onPlay={play}
              edits={edits}
            />
          )
        }
      />
    </div>
  );
}
