"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";

const searchPath = (q: string) => (q ? `/search?${new URLSearchParams({ q })}` : "/search");

/**
 * Keeps the address current, so that going back from an album shows the same results.
 * @param onOpened called with the text when a link opens another search on this screen
 */
export function useSearchAddress(q: string, onOpened: (q: string) => void) {
  const address = useSearchParams().get("q") ?? "";
  const current = useRef(address);
  /** Texts that were written to the address. The router tells them a moment later. */
  const written = useRef<string[]>([]);
  useEffect(() => {
    const place = written.current.lastIndexOf(address);
    written.current.splice(0, place < 0 ? written.current.length : place + 1);
    if (place >= 0 || address === current.current) return;
    current.current = address;
    onOpened(address);
  }, [address, onOpened]);
  useEffect(() => {
    if (q === current.current) return;
    current.current = q;
    written.current.push(q);
    window.history.replaceState(null, "", searchPath(q));
  }, [q]);
}
