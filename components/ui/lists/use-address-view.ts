"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { SortOrder } from "@/lib/schemas/library";
import { useDebounced } from "../controls/use-debounced";

/** The API's limit for `q`. */
const maxLength = 200;

const names = ["q", "sort", "order"] as const;

/**
 * Returns the filter and the order of a list. They are in the address, so that going back shows the same view.
 * @param sorts the orders that the list has
 * @param own the order without a choice; null for the list's own
 */
export function useAddressView<Sort extends string, Own extends Sort | null>(
  sorts: readonly Sort[],
  own: Own,
) {
  const params = useSearchParams();
  const [filter, setFilter] = useState(params?.get("q") ?? "");
  const [{ sort, order }, storeOrder] = useState<{ sort: Sort | Own; order: SortOrder }>(() => ({
    sort: sorts.find(name => name === params?.get("sort")) ?? own,
    order: params?.get("order") === "desc" ? "desc" : "asc",
  }));
  const setOrder = useCallback(
    ({ sort, order }: { sort: string | null; order: SortOrder }) =>
      storeOrder({ sort: sorts.find(name => name === sort) ?? own, order }),
    [sorts, own],
  );
  const q = useDebounced(filter.trim().slice(0, maxLength));
  const view = useMemo(() => ({ q, sort, order }), [q, sort, order]);

  useEffect(() => {
    const url = new URL(window.location.href);
    for (const name of names) url.searchParams.delete(name);
    if (view.q) url.searchParams.set("q", view.q);
    if (view.sort !== null && (view.sort !== own || view.order !== "asc")) {
      url.searchParams.set("sort", view.sort);
      url.searchParams.set("order", view.order);
    }
    if (url.href !== window.location.href) window.history.replaceState(null, "", url);
  }, [view, own]);

  return { view, filter, setFilter, setOrder };
}
