"use client";

import { type DragEvent, useMemo, useRef, useState } from "react";
import { songsOf, type TrackRowData } from "../row-data";
import { setDraggedSongs } from "../song-drag";

type RowDragInput = {
  /** Returns the rows that move with this row, or undefined if it cannot be dragged. */
  rowsAt: (index: number) => TrackRowData[] | undefined;
  /** Moves rows before the row with this index. Undefined if the list cannot be reordered. */
  move: ((rows: TrackRowData[], before: number) => void) | undefined;
  label: (count: number) => string;
};

/** Shows the number of dragged songs beside the pointer. */
function setDragImage({ dataTransfer }: DragEvent, text: string) {
  const image = document.createElement("div");
  image.textContent = text;
  image.className =
    "fixed -top-20 left-0 rounded-full bg-accent px-4 py-2 font-semibold text-on-accent text-sm shadow-float";
  document.body.append(image);
  dataTransfer.setDragImage(image, -12, 16);
  // The browser takes a picture of it before the next task.
  setTimeout(() => image.remove());
}

/**
 * Drags rows with a mouse: to another place of the list, or to a playlist elsewhere. The menu and Alt with the arrow keys move rows for
 * keyboard and touch.
 */
export function useRowDrag(input: RowDragInput) {
  const latest = useRef(input);
  latest.current = input;
  const dragged = useRef<TrackRowData[] | null>(null);
  /** The dragged rows would be dropped before the row with this index. */
  const [dropIndex, setDropIndex] = useState<number | null>(null);
  const drop = useRef<number | null>(null);

  const handlers = useMemo(() => {
    const setDrop = (index: number | null) => {
      drop.current = index;
      setDropIndex(index);
    };
    const end = () => {
      dragged.current = null;
      setDrop(null);
    };
    return {
      dragStart: (index: number, event: DragEvent<HTMLElement>) => {
        const rows = latest.current.rowsAt(index);
        if (!rows) return event.preventDefault();
        dragged.current = rows;
        event.dataTransfer.effectAllowed = "copyMove";
        const songs = songsOf(rows);
        setDraggedSongs(event, songs);
        setDragImage(event, rows.length === 1 ? (songs[0]?.title ?? "") : latest.current.label(rows.length));
      },
      dragOver: (index: number, event: DragEvent<HTMLElement>) => {
        if (!dragged.current || !latest.current.move) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "move";
        const { top, height } = event.currentTarget.getBoundingClientRect();
        setDrop(event.clientY < top + height / 2 ? index : index + 1);
      },
      dragEnd: end,
      drop: (event: DragEvent) => {
        if (!dragged.current) return;
        event.preventDefault();
        if (drop.current !== null) latest.current.move?.(dragged.current, drop.current);
        end();
      },
    };
  }, []);
  return { dropIndex, handlers };
}
