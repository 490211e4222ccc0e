"use client";

import { type DragEvent, useRef, useState } from "react";

/** Moves rows by dragging them with a mouse. The row menu and Alt with the arrow keys do the same for keyboard and touch. */
export function useQueueDrag(move: (from: number, to: number) => void) {
  const sourceIndex = useRef<number | null>(null);
  /** The dragged row would be dropped before the row with this index. */
  const [dropIndex, setDropIndex] = useState<number | null>(null);

  const end = () => {
    sourceIndex.current = null;
    setDropIndex(null);
  };
  const rowProps = (index: number) => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      sourceIndex.current = index;
      event.dataTransfer.effectAllowed = "move";
      // Firefox does not start a drag without data.
      event.dataTransfer.setData("text/plain", String(index));
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (sourceIndex.current === null) return;
      event.preventDefault();
      const { top, height } = event.currentTarget.getBoundingClientRect();
      setDropIndex(event.clientY < top + height / 2 ? index : index + 1);
    },
    onDragEnd: end,
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (sourceIndex.current !== null && dropIndex !== null) {
        const to = dropIndex > sourceIndex.current ? dropIndex - 1 : dropIndex;
        if (to !== sourceIndex.current) move(sourceIndex.current, to);
      }
      end();
    },
  });
  return { dropIndex, rowProps };
}
