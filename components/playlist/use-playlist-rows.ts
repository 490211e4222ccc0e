"use client";

import { useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { playlistItemsQuery, rowsPerPage } from "@/lib/client/playlist-items";
import type { PlaylistItem } from "@/lib/schemas/library";

/** Returns a playlist's rows as a list of full length; only the pages near the viewport are loaded. */
export function usePlaylistRows(playlistId: string, q: string) {
  const [visiblePages, setVisiblePages] = useState({ first: 0, last: 0 });
  // The first page is always loaded: it contains the total.
  const pages = new Set([0]);
  for (let page = visiblePages.first; page <= visiblePages.last; page++) pages.add(page);
  const pageNumbers = [...pages];
  const results = useQueries({ queries: pageNumbers.map(page => playlistItemsQuery(playlistId, q, page)) });

  const byPage = new Map(pageNumbers.map((page, index) => [page, results[index]?.data?.items]));
  const rowAt = (index: number): PlaylistItem | undefined =>
    byPage.get(Math.floor(index / rowsPerPage))?.[index % rowsPerPage];

  const onRange = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / rowsPerPage), last: Math.floor(last / rowsPerPage) };
    setVisiblePages(current => (current.first === next.first && current.last === next.last ? current : next));
  }, []);

  const failedPage = results.find(result => result.error);
  return {
    total: results[0]?.data?.total ?? null,
    rowAt,
    onRange,
    error: failedPage?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error) result.refetch();
    },
  };
}
