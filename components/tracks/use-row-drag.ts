"use client";

import { type DragEvent, useRef, useState } from "react";

/** Moves rows by dragging them with a mouse. The row menu and Alt with the arrow keys do the same for keyboard and touch. */
export function useRowDrag(move: ((from: number, to: number) => void) | undefined) {
  const from = useRef<number | null>(null);
  /** A dragged row would be dropped before the row with this index. */
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
        // Firefox does not start a drag without data.
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
