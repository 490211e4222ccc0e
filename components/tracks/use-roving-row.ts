"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";

const pageOfRows = 10;

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: index => index + 1,
  ArrowUp: index => index - 1,
  PageDown: index => index + pageOfRows,
  PageUp: index => index - pageOfRows,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * One row of a windowed list is the list's stop for the Tab key; arrows move it. The row may not be rendered yet when it
 * becomes the active one, so the focus waits until it is.
 */
export function useRovingRow(total: number, scrollTo: (index: number) => void) {
  const [wanted, setWanted] = useState(0);
  const active = Math.min(wanted, Math.max(0, total - 1));
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
      setWanted(next);
      scrollTo(next);
    },
    [total, scrollTo],
  );

  /** True when the key was a step in the list. */
  const step = (event: KeyboardEvent): boolean => {
    const to = steps[event.key];
    if (!to || event.altKey || event.ctrlKey || event.metaKey) return false;
    event.preventDefault();
    focusRow(to(active, total - 1));
    return true;
  };

  return { list, active, setActive: setWanted, focusRow, step };
}
