"use client";

import { useStoredFlag } from "../../ui/stored-flag";

/** Returns whether lists have compact rows, which this browser remembers, and a function that changes it. */
export const useCompactRows = () => useStoredFlag("compact rows", false);
