"use client";

import { useSyncExternalStore } from "react";

const key = "compact-rows";
const changed = "compact rows changed";

function subscribe(onChange: () => void) {
  window.addEventListener(changed, onChange);
  window.addEventListener("storage", onChange);
  return () => {
    window.removeEventListener(changed, onChange);
    window.removeEventListener("storage", onChange);
  };
}

const read = () => localStorage.getItem(key) === "true";

function setCompact(isCompact: boolean) {
  localStorage.setItem(key, String(isCompact));
  window.dispatchEvent(new Event(changed));
}

/** Returns whether lists have compact rows, which this browser remembers, and a function that changes it. */
export function useCompactRows() {
  return [useSyncExternalStore(subscribe, read, () => false), setCompact] as const;
}
