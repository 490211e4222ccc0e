"use client";

import { useEffect, useState } from "react";

/** The value once it has been still for a moment, so that typing does not ask at every letter. */
export function useDebounced<Value>(value: Value, ms = 220): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
