"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { type Source, searchQuery } from "@/lib/client/search";
import type { SearchResults } from "@/lib/schemas/search";
import { useDebounced } from "../ui/controls/use-debounced";

/** So long somebody stays on a text before Spotify is searched as well. */
const stayMs = 1_000;

export type Answer = {
  q: string;
  source: Source;
  results: SearchResults;
  /** The library's own answer, which knows how much the library has. */
  library: SearchResults | undefined;
};

/**
 * Searches the library while somebody types, and Spotify as well, with one request, when they ask or stay on the text. The answer before
 * stays until the next is there.
 */
export function useSearch(typed: string) {
  const client = useQueryClient();
  const q = useDebounced(typed);
  const library = useQuery(searchQuery("library", q));
  const all = useQuery(searchQuery("all", typed));
  const asked = useRef("");

  const ask = useCallback(
    (text: string) => {
      if (text === "") return;
      asked.current = text;
      // The query tells its error, and ends when the text changes.
      client.fetchQuery(searchQuery("all", text)).catch(() => {});
    },
    [client],
  );
  const isCurrent = q === typed;
  // Only the library's answer tells whether a filter keeps the search there, or makes no sense yet.
  const tried = isCurrent ? library.data?.tried : undefined;
  const mayAskSpotify = tried?.isLibraryOnly === false && tried.unusable.length === 0;
  useEffect(() => {
    if (asked.current !== typed) asked.current = "";
    if (!mayAskSpotify) return;
    const timer = setTimeout(() => {
      if (asked.current !== typed) ask(typed);
    }, stayMs);
    return () => clearTimeout(timer);
  }, [typed, mayAskSpotify, ask]);

  const own = isCurrent ? library.data : undefined;
  const current: Answer | null = all.data
    ? { q: typed, source: "all", results: all.data, library: own }
    : own
      ? { q, source: "library", results: own, library: own }
      : null;
  const last = useRef<Answer | null>(null);
  if (current || typed === "") last.current = current;
  const error = current === null && isCurrent ? library.error : null;
  return {
    q,
    answer: error ? null : last.current,
    /** True while the answer is that to an earlier text. */
    isBusy: typed !== "" && current === null && !error,
    error,
    retry: () => void library.refetch(),
    spotify: { isAsked: all.isFetching, error: all.error, data: all.data },
    ask,
  };
}
