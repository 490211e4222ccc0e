"use client";

import { useSyncExternalStore } from "react";

const changed = "tonearm-flag";
const subscribe = (onChange: () => void) => {
  window.addEventListener(changed, onChange);
  return () => window.removeEventListener(changed, onChange);
};

/** A choice that this browser keeps, such as an open folder. Private windows may refuse to keep it. */
export function useStoredFlag(name: string, initial: boolean): [boolean, (value: boolean) => void] {
  const key = `tonearm ${name}`;
  const read = () => {
    try {
      return localStorage.getItem(key) ?? String(initial);
    } catch {
      return String(initial);
    }
  };
  const value = useSyncExternalStore(subscribe, read, () => String(initial)) === "true";
  const store = (next: boolean) => {
    try {
      localStorage.setItem(key, String(next));
    } catch {
      return;
    }
    window.dispatchEvent(new Event(changed));
  };
  return [value, store];
}
