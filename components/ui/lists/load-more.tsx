"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "../controls/button";

type LoadMoreProps = {
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
};

/** Fetches the next page before the end of the list scrolls into view. The button shows progress and retries after an error. */
export function LoadMore({ list }: LoadMoreProps) {
  const t = useTranslations("ui");
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  useEffect(() => {
    if (!end.current || !hasNextPage || isFetchingNextPage || isFetchNextPageError) return;
    const observer = new IntersectionObserver(
      entries => {
        // A busy browser reports several changes at once; the last one counts.
        if (entries.at(-1)?.isIntersecting) fetchNextPage();
      },
      { rootMargin: "800px" },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  if (!hasNextPage) return null;
  return (
    <div ref={end} className="mt-8 grid justify-items-center">
      <Button onClick={() => fetchNextPage()} busy={isFetchingNextPage}>
        {isFetchNextPageError ? t("retry") : t("showMore")}
      </Button>
    </div>
  );
}
