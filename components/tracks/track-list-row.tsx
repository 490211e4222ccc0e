"use client";

import clsx from "clsx";
import type { HTMLAttributes, MouseEvent } from "react";
import { type RowEdits, RowMenu } from "./row-menu";
import { rowHeight, TrackRow, type TrackRowData } from "./track-row";

/** Not on one of its buttons or links, nor in its menu, whose events come by here too. */
const isOnRow = ({ target, currentTarget }: MouseEvent<HTMLElement>) =>
  target instanceof Element && currentTarget.contains(target) && !target.closest("a, button");

const isTap = ({ nativeEvent }: MouseEvent) =>
  nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch";

type TrackListRowProps = {
  index: number;
  last: number;
  /** Pixels from the top of the list. */
  top: number;
  row: TrackRowData | undefined;
  playing: "no" | "paused" | "running";
  /** The one row that the Tab key stops at. */
  active: boolean;
  /** Where a dragged row would land. */
  gap: "before" | "after" | null;
  onFocus: (index: number) => void;
  onPlay: (index: number) => void;
  edits: RowEdits | undefined;
  dragProps: HTMLAttributes<HTMLDivElement> | undefined;
};

/** A row in its place in the windowed list: focus, mouse and touch; its keys are the list's. */
export function TrackListRow(props: TrackListRowProps) {
  const { index, last, top, row, playing, active, gap, onFocus, onPlay, edits, dragProps } = props;
  const tabIndex = active ? 0 : -1;
  const play = () => onPlay(index);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a windowed grid cannot be a table
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens to the keys of all its rows
    <div
      role="row"
      data-index={index}
      aria-rowindex={index + 1}
      aria-current={playing !== "no" || undefined}
      tabIndex={tabIndex}
      onFocus={() => onFocus(index)}
      onDoubleClick={event => isOnRow(event) && play()}
      onClick={event => isTap(event) && isOnRow(event) && play()}
      className={clsx(
        "group/row absolute inset-x-0 top-0 rounded-md px-2 hover:bg-panel focus-visible:outline-offset-[-2px]",
        playing !== "no" && "bg-accent-soft/40",
        gap === "before" && "shadow-[0_-2px_0_var(--accent)]",
        gap === "after" && "shadow-[0_2px_0_var(--accent)]",
      )}
      style={{ height: rowHeight, transform: `translateY(${top}px)` }}
      {...dragProps}
    >
      <TrackRow
        row={row}
        number={index + 1}
        playing={playing}
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
