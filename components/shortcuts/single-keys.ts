import { useSyncExternalStore } from "react";

const storageKey = "tonearm.single-keys";
const listeners = new Set<() => void>();

/** Tells whether keys without Ctrl are shortcuts in this browser. */
export const hasSingleKeys = () => localStorage.getItem(storageKey) !== "off";

export function setSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, "off");
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useSingleKeys = () => useSyncExternalStore(subscribe, hasSingleKeys, () => true);
