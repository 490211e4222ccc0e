"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { TrackRowData } from "../row-data";

type Entry = { row: TrackRowData; index: number };

/** The chosen rows, or after Ctrl-A all rows except these. Rows are chosen by id, so that a change of the list chooses no others. */
type State = { isAll: boolean; entries: ReadonlyMap<string, Entry> };

const nothing: State = { isAll: false, entries: new Map() };

type SelectionInput = {
  total: number;
  /** Loads rows that are not near the viewport. Returns none if that fails, and tells it. */
  loadRows: (first: number, last: number) => Promise<TrackRowData[]>;
};

/** Returns the selection of a list and the functions that change it. */
export function useSelection({ total, loadRows }: SelectionInput) {
  const [state, setState] = useState(nothing);
  /** The row from which a range is selected. */
  const anchor = useRef(0);
  const { isAll, entries } = state;
  const count = isAll ? Math.max(0, total - entries.size) : entries.size;

  const clear = useCallback(() => setState(nothing), []);
  const selectAll = useCallback(() => setState({ isAll: true, entries: new Map() }), []);
  const toggle = useCallback((row: TrackRowData, index: number) => {
    anchor.current = index;
    setState(({ isAll, entries }) => {
      const next = new Map(entries);
      if (!next.delete(row.id)) next.set(row.id, { row, index });
      return { isAll, entries: next };
    });
  }, []);
  /** Selects all rows between the last chosen row and this one, and no others. */
  const selectRange = useCallback(
    async (index: number) => {
      const first = Math.min(anchor.current, index);
      const rows = await loadRows(first, Math.max(anchor.current, index));
      if (rows.length === 0) return;
      setState({
        isAll: false,
        entries: new Map(rows.map((row, offset) => [row.id, { row, index: first + offset }])),
      });
    },
    [loadRows],
  );
  const setAnchor = useCallback((index: number) => {
    anchor.current = index;
  }, []);

  return useMemo(() => {
    const isSelected = ({ id }: TrackRowData) => entries.has(id) !== isAll;
    return {
      count,
      isAll,
      isSelected,
      /** Returns the selected rows in their order. */
      getRows: async (): Promise<TrackRowData[]> =>
        isAll
          ? (await loadRows(0, total - 1)).filter(isSelected)
          : [...entries.values()].sort((a, b) => a.index - b.index).map(({ row }) => row),
      /** The selected rows as far as they are known without loading. */
      knownRows: [...entries.values()].sort((a, b) => a.index - b.index).map(({ row }) => row),
      clear,
      selectAll,
      toggle,
      selectRange,
      setAnchor,
    };
  }, [count, isAll, entries, total, loadRows, clear, selectAll, toggle, selectRange, setAnchor]);
}

export type Selection = ReturnType<typeof useSelection>;
