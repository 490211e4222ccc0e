"use client";

import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { hasOwnKeys } from "../../ui/overlays/escape-order";
import type { TrackRowData } from "../row-data";
import type { RowEdits } from "./row-edits";
import type { useRovingRow } from "./use-roving-row";
import type { Selection } from "./use-selection";

type ListKeysInput = {
  roving: ReturnType<typeof useRovingRow>;
  selection: Selection;
  total: number;
  rowAt: (index: number) => TrackRowData | undefined;
  edits: RowEdits | undefined;
  isMain: boolean;
  play: (index: number) => void;
  rowsFor: (index: number) => Promise<TrackRowData[]>;
  remove: (rows: TrackRowData[], index: number) => void;
};

const isSelectAll = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">) =>
  (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "a";

/** Returns the handler of a list's keys. Keys of a row's buttons are their own, except the ones that move between rows. */
export function useListKeys(input: ListKeysInput) {
  const { roving, selection, total, rowAt, edits, isMain, play, rowsFor, remove } = input;
  const { list, active, focusRow, handleNavigationKey } = roving;
  useSelectAllKey(isMain, selection.selectAll);
  useClearKey(list, selection);

  const move = (from: number, step: 1 | -1) => {
    const row = rowAt(from);
    const to = from + step;
    if (!edits?.move || !row || to < 0 || to >= total) return;
    edits.move([row], step > 0 ? to + 1 : to);
    focusRow(to);
  };

  /** Handles a key that was pressed on a row itself. Returns false if it is none of the list's. */
  const handleRowKey = (event: KeyboardEvent): boolean => {
    const { key, altKey, ctrlKey, shiftKey } = event;
    if (key === "Enter") play(active);
    else if (key === "Delete" && edits) rowsFor(active).then(rows => remove(rows, active));
    else if (altKey && key === "ArrowUp") move(active, -1);
    else if (altKey && key === "ArrowDown") move(active, 1);
    else if (key === " " && (ctrlKey || shiftKey)) {
      const data = rowAt(active);
      if (data) selection.toggle(data, active);
    } else return false;
    return true;
  };

  return (event: KeyboardEvent) => {
    const { target } = event;
    // React also bubbles keys from a row's menu, which is rendered elsewhere in the DOM.
    if (!(target instanceof HTMLElement) || !list.current?.contains(target)) return;
    if (isSelectAll(event)) {
      event.preventDefault();
      selection.selectAll();
      return;
    }
    const next = handleNavigationKey(event);
    if (next !== null) {
      if (!event.shiftKey) selection.setAnchor(next);
      else {
        if (selection.count === 0) selection.setAnchor(active);
        selection.selectRange(next);
      }
      return;
    }
    // A row's buttons and links handle their own keys.
    if (target.getAttribute("role") === "row" && handleRowKey(event)) event.preventDefault();
  };
}

/** Lets Ctrl-A select the rows of the screen's main list, wherever the focus is except in a text box or dialog. */
function useSelectAllKey(isMain: boolean, selectAll: () => void) {
  const latest = useRef(selectAll);
  latest.current = selectAll;
  useEffect(() => {
    if (!isMain) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || hasOwnKeys(event.target) || !isSelectAll(event)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isMain]);
}

/** Lets Escape clear a selection, wherever the focus is on the page. See `escape-order` for what comes first. */
function useClearKey(list: RefObject<HTMLElement | null>, { count, clear }: Selection) {
  const isStanding = count > 0;
  useEffect(() => {
    if (!isStanding) return;
    const onKey = ({ key, target }: globalThis.KeyboardEvent) => {
      if (key !== "Escape") return;
      if (!hasOwnKeys(target) || (target instanceof Node && list.current?.contains(target))) clear();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isStanding, clear, list]);
}
