"use client";

import { useEffect, useState } from "react";

/** Returns the value after it was unchanged for `ms`, so that typing does not send a request per letter. */
export function useDebounced<Value>(value: Value, ms = 220): Value {
  const [debounced, setDebounced] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return debounced;
}
