"use client";

import { type DragEvent, useRef, useState } from "react";

/** Dragging a row with a mouse to another place. The menu and Alt with the arrows do the same for everybody else. */
export function useRowDrag(move: ((from: number, to: number) => void) | undefined) {
  const from = useRef<number | null>(null);
  /** The gap before this row is where it would land. */
  const [gap, setGap] = useState<number | null>(null);

  const end = () => {
    from.current = null;
    setGap(null);
  };
  const rowProps = (index: number) =>
    move && {
      draggable: true,
      onDragStart: (event: DragEvent) => {
        from.current = index;
        event.dataTransfer.effectAllowed = "move";
        // Firefox starts no drag without data.
        event.dataTransfer.setData("text/plain", String(index));
      },
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (from.current === null) return;
        event.preventDefault();
        const { top, height } = event.currentTarget.getBoundingClientRect();
        setGap(event.clientY < top + height / 2 ? index : index + 1);
      },
      onDragEnd: end,
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (from.current !== null && gap !== null) {
          const to = gap > from.current ? gap - 1 : gap;
          if (to !== from.current) move(from.current, to);
        }
        end();
      },
    };
  return { gap, rowProps };
}
