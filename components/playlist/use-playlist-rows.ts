"use client";

import { useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { playlistItemsQuery, rowsPerPage } from "@/lib/client/playlist-items";
import type { PlaylistItem } from "@/lib/schemas/library";

/** The rows of a playlist as a list of full length, of which only the pages near the screen are loaded. */
export function usePlaylistRows(playlistId: string, q: string) {
  const [near, setNear] = useState({ first: 0, last: 0 });
  // The first page is always there: it knows the total.
  const pages = new Set([0]);
  for (let page = near.first; page <= near.last; page++) pages.add(page);
  const numbers = [...pages];
  const results = useQueries({ queries: numbers.map(page => playlistItemsQuery(playlistId, q, page)) });

  const byPage = new Map(numbers.map((page, index) => [page, results[index]?.data?.items]));
  const rowAt = (index: number): PlaylistItem | undefined =>
    byPage.get(Math.floor(index / rowsPerPage))?.[index % rowsPerPage];

  const onRange = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / rowsPerPage), last: Math.floor(last / rowsPerPage) };
    setNear(now => (now.first === next.first && now.last === next.last ? now : next));
  }, []);

  const failed = results.find(result => result.error);
  return {
    total: results[0]?.data?.total ?? null,
    rowAt,
    onRange,
    error: failed?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error) result.refetch();
    },
  };
}
