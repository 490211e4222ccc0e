"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { moreResultsQuery, type Source } from "@/lib/client/search";
import type { SearchKind, SearchResults } from "@/lib/schemas/search";
import { SpotifyProblem } from "../shell/spotify-problem";
import { Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { useFormat } from "../ui/text/use-format";

type ResultsSectionProps<Item> = {
  kind: SearchKind;
  source: Source;
  q: string;
  /** The first results of every kind. */
  first: SearchResults;
  select: (results: SearchResults) => { items: Item[]; total: number } | undefined;
  children: (items: Item[]) => ReactNode;
};

/** Results of one kind with a button for more; renders nothing if there are none. */
export function ResultsSection<Item>(props: ResultsSectionProps<Item>) {
  const { kind, source, q, first, select, children } = props;
  const t = useTranslations("search");
  const ui = useTranslations("ui");
  const format = useFormat();
  const more = useInfiniteQuery(moreResultsQuery(source, q, kind, first));
  const firstOfKind = select(first);
  if (!firstOfKind?.items.length) return null;
  const pages = more.data?.pages ?? [];
  const items = [...firstOfKind.items, ...pages.flatMap(page => select(page)?.items ?? [])];
  const hasMore = more.data
    ? more.hasNextPage
    : first.nextCursor !== null && items.length < firstOfKind.total;
  return (
    <section className="mb-12">
      <div className="mb-3 flex items-baseline gap-3">
        <Eyebrow>{t(`kinds.${kind}`)}</Eyebrow>
        <span className="text-muted text-sm tabular-nums">{format.number(firstOfKind.total)}</span>
      </div>
      {children(items)}
      {more.error && <SpotifyProblem error={more.error} retry={more.fetchNextPage} />}
      {hasMore && !more.error && (
        <Button className="mt-4" busy={more.isFetching} onClick={() => more.fetchNextPage()}>
          {source === "spotify" ? t("showMore") : ui("showMore")}
        </Button>
      )}
    </section>
  );
}
