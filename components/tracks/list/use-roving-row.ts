"use client";

import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";

const rowsPerPage = 10;

const targetIndexes: Record<string, (index: number, last: number) => number> = {
  ArrowDown: index => index + 1,
  ArrowUp: index => index - 1,
  PageDown: index => index + rowsPerPage,
  PageUp: index => index - rowsPerPage,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Lets the Tab key reach only one row of a virtualized list, the active row; arrow keys make another row active (roving
 * tabindex). The new active row may not be rendered yet, so the focus waits for it.
 */
export function useRovingRow(
  list: RefObject<HTMLElement | null>,
  total: number,
  scrollTo: (index: number) => void,
) {
  const [requestedIndex, setRequestedIndex] = useState(0);
  const active = Math.min(requestedIndex, Math.max(0, total - 1));
  const focusPending = useRef(false);

  const focusIfRendered = useCallback(
    (index: number) => {
      const row = list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
      row?.focus({ preventScroll: true });
      focusPending.current = !row;
    },
    [list],
  );
  useEffect(() => {
    if (focusPending.current) focusIfRendered(active);
  });

  const focusRow = useCallback(
    (index: number) => {
      const next = Math.min(Math.max(0, index), Math.max(0, total - 1));
      setRequestedIndex(next);
      scrollTo(next);
      // At once if possible: nothing renders when the row is the active one already, and a later focus would be taken from elsewhere.
      focusIfRendered(next);
      return next;
    },
    [total, scrollTo, focusIfRendered],
  );

  /** Moves the focus if the key is a navigation key. Returns the index of the row that gets it, or null for another key. */
  const handleNavigationKey = (event: KeyboardEvent): number | null => {
    const targetIndex = targetIndexes[event.key];
    if (!targetIndex || event.altKey || event.ctrlKey || event.metaKey) return null;
    event.preventDefault();
    return focusRow(targetIndex(active, total - 1));
  };

  return { list, active, setActive: setRequestedIndex, focusRow, handleNavigationKey };
}
