"use client";

import { useSyncExternalStore } from "react";

const changed = "tonearm-flag";
/** Choices that the browser refuses to keep, as it may with cookies blocked. They last as long as the page. */
const unkept = new Map<string, boolean>();

function subscribe(onChange: () => void) {
  window.addEventListener(changed, onChange);
  // Another tab has changed it.
  window.addEventListener("storage", onChange);
  return () => {
    window.removeEventListener(changed, onChange);
    window.removeEventListener("storage", onChange);
  };
}

const keyOf = (name: string) => `tonearm ${name}`;

/** Returns a choice that this browser keeps, such as an open folder. */
export function readFlag(name: string, initial: boolean): boolean {
  try {
    const kept = localStorage.getItem(keyOf(name));
    if (kept !== null) return kept === "true";
  } catch {}
  return unkept.get(name) ?? initial;
}

export function storeFlag(name: string, value: boolean): void {
  try {
    localStorage.setItem(keyOf(name), String(value));
  } catch {
    unkept.set(name, value);
  }
  window.dispatchEvent(new Event(changed));
}

/** Returns a choice that this browser keeps, and a function that changes it. */
export function useStoredFlag(name: string, initial: boolean): [boolean, (value: boolean) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => readFlag(name, initial),
    () => initial,
  );
  return [value, next => storeFlag(name, next)];
}
