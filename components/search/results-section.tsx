"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { firstResults, moreResults, moreResultsQuery } from "@/lib/client/search";
import type { SearchKind, SearchResults } from "@/lib/schemas/search";
import { SpotifyProblem } from "../shell/spotify-problem";
import { Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import type { Answer } from "./use-search";

type ResultsSectionProps<Item> = {
  kind: SearchKind;
  answer: Answer;
  select: (results: SearchResults) => { items: Item[]; total: number } | undefined;
  /** Commands in the heading. */
  actions?: ReactNode;
  children: (items: Item[]) => ReactNode;
};

/** Results of one kind, the library's first, with a button for more; renders nothing if there are none. */
export function ResultsSection<Item extends { inLibrary: boolean }>(props: ResultsSectionProps<Item>) {
  const { kind, answer, select, actions, children } = props;
  const { q, source, results: first, library } = answer;
  const t = useTranslations("search");
  const ui = useTranslations("ui");
  const more = useInfiniteQuery(moreResultsQuery(source, q, kind, first));
  const firstOfKind = select(first);
  if (!firstOfKind?.items.length) return null;
  const pages = more.data?.pages ?? [];
  const all = [...firstOfKind.items, ...pages.flatMap(page => select(page)?.items ?? [])];
  const items = [...all.filter(item => item.inLibrary), ...all.filter(item => !item.inLibrary)];
  const hasMore = more.data
    ? more.hasNextPage
    : first.nextCursor !== null && items.length < firstOfKind.total;
  const total = library && select(library)?.total;
  // The next page is the library's while it has one.
  const isFree = source === "library" || (total ?? 0) > firstResults + moreResults * pages.length;
  return (
    <section className="mb-12">
      <div className="mb-3 flex min-h-10 items-center gap-3">
        <Eyebrow>{t(`kinds.${kind}`)}</Eyebrow>
        {total !== undefined && (
          <span className="text-muted text-sm tabular-nums">
            {t.rich("inLibraryCount", {
              count: total,
              isPartial: String(library?.isPartial && kind !== "playlist"),
              // A phone has no room for it; the line above says it as well.
              place: text => <span className="sr-only sm:not-sr-only">{text}</span>,
            })}
          </span>
        )}
        {actions && <div className="ml-auto whitespace-nowrap">{actions}</div>}
      </div>
      {children(items)}
      {more.error && <SpotifyProblem error={more.error} retry={more.fetchNextPage} />}
      {hasMore && !more.error && (
        <Button className="mt-4" busy={more.isFetching} onClick={() => more.fetchNextPage()}>
          {isFree ? ui("showMore") : t("showMore")}
        </Button>
      )}
    </section>
  );
}
