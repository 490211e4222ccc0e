"use client";

import { type RefObject, useEffect } from "react";
import { hasSingleKeys } from "../../shortcuts/single-keys";
import { fields } from "../../shortcuts/table";

/** Focuses the input when `/` is pressed anywhere on the page except in a text box or dialog. */
export function useSlashKey(input: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest(`${fields}, [role=dialog]`);
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || !hasSingleKeys()) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [input]);
}
