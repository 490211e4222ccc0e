"use client";

import { useEffect } from "react";
import { fields } from "../shortcuts/table";
import { newestUndo } from "./undo-stack";
import { runUndo } from "./use-undo";

/** Undoes the newest action when Ctrl-Z or Cmd-Z is pressed anywhere except in a text box, which has its own undo. */
export function UndoKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || event.shiftKey || event.altKey) return;
      if (!event.ctrlKey && !event.metaKey) return;
      const isTyping = event.target instanceof HTMLElement && event.target.closest(fields);
      const id = newestUndo();
      if (isTyping || !id) return;
      event.preventDefault();
      runUndo(id);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}
