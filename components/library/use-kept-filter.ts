"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useDebounced } from "../ui/controls/use-debounced";

/** A filter that is kept in the address of the page, so that the Back button brings it back. */
export function useKeptFilter() {
  const params = useSearchParams();
  const pathname = usePathname();
  const [filter, setFilter] = useState(params.get("q") ?? "");
  const q = useDebounced(filter.trim());
  useEffect(() => {
    const kept = new URLSearchParams(window.location.search);
    if ((kept.get("q") ?? "") === q) return;
    if (q) kept.set("q", q);
    else kept.delete("q");
    const query = kept.size > 0 ? `?${kept}` : "";
    window.history.replaceState(null, "", `${pathname}${query}`);
  }, [q, pathname]);
  return { filter, setFilter, q };
}
