"use client";

import { type DragEvent, useState } from "react";

/** Makes an element a target of drops, and tells if a drag is above it. */
export function useDrop(accepts: (event: DragEvent) => boolean, onDrop: (event: DragEvent) => void) {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    dropProps: {
      onDragOver: (event: DragEvent) => {
        if (!accepts(event)) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: () => setIsOver(false),
      onDrop: (event: DragEvent) => {
        setIsOver(false);
        if (!accepts(event)) return;
        event.preventDefault();
        onDrop(event);
      },
    },
  };
}
