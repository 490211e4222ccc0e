"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";

const rowsPerPage = 10;

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: index => index + 1,
  ArrowUp: index => index - 1,
  PageDown: index => index + rowsPerPage,
  PageUp: index => index - rowsPerPage,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Makes one row of a virtualized list the list's only stop of the Tab key; arrow keys move it (roving tabindex). The row may
 * not be rendered yet when it becomes the active one, so the focus waits for it.
 */
export function useRovingRow(total: number, scrollTo: (index: number) => void) {
  const [requested, setRequested] = useState(0);
  const active = Math.min(requested, Math.max(0, total - 1));
  const list = useRef<HTMLDivElement>(null);
  const focusPending = useRef(false);

  useEffect(() => {
    if (!focusPending.current) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    focusPending.current = false;
  });

  const focusRow = useCallback(
    (index: number) => {
      const next = Math.min(Math.max(0, index), Math.max(0, total - 1));
      focusPending.current = true;
      setRequested(next);
      scrollTo(next);
    },
    [total, scrollTo],
  );

  /** Moves to another row if the key asks for it; returns true if it does. */
  const step = (event: KeyboardEvent): boolean => {
    const to = steps[event.key];
    if (!to || event.altKey || event.ctrlKey || event.metaKey) return false;
    event.preventDefault();
    focusRow(to(active, total - 1));
    return true;
  };

  return { list, active, setActive: setRequested, focusRow, step };
}
