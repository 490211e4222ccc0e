"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { History, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { forgetSearch, recentSearchesQuery } from "@/lib/client/search";
import { Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { toastProblem } from "../ui/status/toast-problem";

type RecentSearchesProps = {
  onChoose: (q: string) => void;
  /** Called after the last one was forgotten, which had the focus. */
  onEmpty: () => void;
};

/** The person's recent searches, to search again or to forget. */
export function RecentSearches({ onChoose, onEmpty }: RecentSearchesProps) {
  const t = useTranslations("search.recent");
  const { data } = useQuery(recentSearchesQuery());
  const { mutate: forget } = useMutation({
    mutationFn: forgetSearch,
    onError: error => toastProblem(t("notForgotten"), error),
  });
  if (!data?.items.length) return null;
  /** Moves the focus to a neighbor before the button that has it goes. */
  const forgetOne = (q: string, row: Element | null) => {
    const neighbor = row?.nextElementSibling ?? row?.previousElementSibling;
    if (neighbor) neighbor.querySelector<HTMLElement>("button[aria-label]")?.focus();
    else onEmpty();
    forget(q);
  };
  return (
    <section>
      <div className="mb-2 flex min-h-10 items-center justify-between gap-3">
        <Eyebrow>{t("title")}</Eyebrow>
        <Button
          variant="ghost"
          onClick={() => {
            onEmpty();
            forget(null);
          }}
        >
          {t("forgetAll")}
        </Button>
      </div>
      <ul className="grid gap-0.5">
        {data.items.map(({ q }) => (
          <li key={q} className="-mx-2 flex items-center rounded-md hover:bg-panel">
            <button
              type="button"
              onClick={() => onChoose(q)}
              className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-md px-2 text-left"
            >
              <History className="size-4 shrink-0 text-muted" aria-hidden />
              <span className="truncate" dir="auto">
                {q}
              </span>
            </button>
            <button
              type="button"
              aria-label={t("forget", { q })}
              onClick={({ currentTarget }) => forgetOne(q, currentTarget.closest("li"))}
              className="grid size-11 shrink-0 place-items-center rounded-full text-muted hover:text-ink"
            >
              <X className="size-4" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
