"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { moreResultsQuery, type Source } from "@/lib/client/search";
import type { SearchKind, SearchResults } from "@/lib/schemas/search";
import { SpotifyProblem } from "../shell/spotify-problem";
import { Button } from "../ui/button";
import { Eyebrow } from "../ui/card";
import { formatNumber } from "../ui/format";

type ResultsSectionProps<Item> = {
  title: string;
  kind: SearchKind;
  source: Source;
  q: string;
  /** The first results of all kinds. */
  first: SearchResults;
  pick: (results: SearchResults) => { items: Item[]; total: number } | undefined;
  children: (items: Item[]) => ReactNode;
};

/** What was found of one kind, and the way to more of it; nothing where nothing was found. */
export function ResultsSection<Item>(props: ResultsSectionProps<Item>) {
  const { title, kind, source, q, first, pick, children } = props;
  const more = useInfiniteQuery(moreResultsQuery(source, q, kind, first));
  const found = pick(first);
  if (!found?.items.length) return null;
  const pages = more.data?.pages ?? [];
  const items = [...found.items, ...pages.flatMap(page => pick(page)?.items ?? [])];
  const hasMore = more.data ? more.hasNextPage : first.nextCursor !== null && items.length < found.total;
  return (
    <section className="mb-12">
      <div className="mb-3 flex items-baseline gap-3">
        <Eyebrow>{title}</Eyebrow>
        <span className="text-muted text-sm tabular-nums">{formatNumber(found.total)}</span>
      </div>
      {children(items)}
      {more.error && <SpotifyProblem error={more.error} retry={more.fetchNextPage} />}
      {hasMore && !more.error && (
        <Button className="mt-4" busy={more.isFetching} onClick={() => more.fetchNextPage()}>
          {source === "spotify" ? "Show more · 1 call" : "Show more"}
        </Button>
      )}
    </section>
  );
}
