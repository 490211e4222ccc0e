"use client";

import { type QueryKey, type UseQueryOptions, useQueries, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { rowsPerPage } from "@/lib/client/song-lists";
import { toastProblem } from "../ui/status/toast-problem";

type Page = { items: unknown[]; total: number; durationMs: number | null };

const pageOf = (index: number) => Math.floor(index / rowsPerPage);

/**
 * Returns the rows of a list as a list of full length; only the pages near the viewport are loaded.
 * @param pageQuery must keep its identity while the list and its view stay the same
 */
export function useSongRows<Data extends Page, Key extends QueryKey>(
  pageQuery: (page: number) => UseQueryOptions<Data, Error, Data, Key>,
) {
  type Item = Data["items"][number];
  const client = useQueryClient();
  const t = useTranslations("ui");
  const [visible, setVisible] = useState({ first: 0, last: 0 });
  // The first page is always loaded: it contains the totals.
  const pages = new Set([0]);
  for (let page = visible.first; page <= visible.last; page++) pages.add(page);
  const pageNumbers = [...pages];
  const results = useQueries({ queries: pageNumbers.map(pageQuery) });

  const rowAt = (index: number): Item | undefined =>
    results[pageNumbers.indexOf(pageOf(index))]?.data?.items[index % rowsPerPage];

  const onRange = useCallback((first: number, last: number) => {
    const next = { first: pageOf(first), last: pageOf(last) };
    setVisible(current => (current.first === next.first && current.last === next.last ? current : next));
  }, []);

  /** Loads the rows from index `first` to `last`, as far as they are missing. Returns none if that fails, and tells it. */
  const loadRows = useCallback(
    async (first: number, last: number): Promise<Item[]> => {
      const rows: Item[] = [];
      try {
        for (let page = pageOf(first); page <= pageOf(last); page++) {
          const { items } = await client.ensureQueryData(pageQuery(page));
          const start = page * rowsPerPage;
          rows.push(...items.slice(Math.max(0, first - start), last + 1 - start));
        }
      } catch (error) {
        toastProblem(t("notLoaded"), error as Error);
        return [];
      }
      return rows;
    },
    [client, pageQuery, t],
  );

  const first = results[0]?.data;
  const error = results.find(result => result.error)?.error ?? null;
  const current = { total: first?.total ?? null, durationMs: first?.durationMs ?? null, rowAt };
  // The rows of the view before stay until the first rows of the new one are there.
  const last = useRef(current);
  if (first || error) last.current = current;
  return {
    ...last.current,
    /** True while the rows are those of the view before. */
    isPrevious: last.current !== current,
    onRange,
    loadRows,
    error,
    retry: () => {
      for (const result of results) if (result.error) result.refetch();
    },
  };
}
