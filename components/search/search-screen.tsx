"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleQuestionMark } from "lucide-react";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from "react";
import { rememberSearch } from "@/lib/client/search";
import { PageHeader } from "../shell/page-header";
import { IconButton } from "../ui/controls/icon-button";
import { SearchInput } from "../ui/controls/search-input";
import { Popover } from "../ui/overlays/popover";
import { Nothing } from "../ui/status/nothing";
import { AnswerView } from "./answer-view";
import { useSearch } from "./use-search";
import { useSearchAddress } from "./use-search-address";

// A screen that opens with an answer shows neither.
const RecentSearches = dynamic(
  () =>
    import("./recent-searches").then(
      module => module.RecentSearches,
      () => Nothing,
    ),
  { loading: Nothing },
);
const SearchTips = dynamic(
  () =>
    import("./search-tips").then(
      module => module.SearchTips,
      () => Nothing,
    ),
  { loading: Nothing },
);

/** The API's limit for `q`. */
const maxLength = 200;

export function SearchScreen() {
  const t = useTranslations("search");
  const client = useQueryClient();
  const [text, setText] = useState(useSearchParams().get("q") ?? "");
  const typed = text.trim().slice(0, maxLength);
  const search = useSearch(typed);
  const input = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const remembered = useRef("");
  useEffect(() => {
    // On a touch screen, the keyboard would cover half of the page.
    if (window.matchMedia("(pointer: fine)").matches) input.current?.focus();
  }, []);
  useSearchAddress(search.q, setText);

  const remember = (q: string) => {
    if (q === "" || remembered.current === q) return;
    remembered.current = q;
    // A search that is not remembered is no reason to disturb somebody who listens.
    rememberSearch(q, { client }).catch(() => {});
  };
  const searchFor = (q: string) => {
    setText(q);
    remember(q);
    search.ask(q);
  };
  const insert = (filter: string) => {
    setText(old => (old.trim() ? `${old.trim()} ${filter}` : filter));
    input.current?.focus();
  };
  const focusFirstResult = (event: KeyboardEvent) => {
    const { key, target, nativeEvent } = event;
    if (key !== "ArrowDown" || target !== input.current || nativeEvent.isComposing) return;
    event.preventDefault();
    const first =
      results.current?.querySelector<HTMLElement>("[role=row][tabindex='0']") ??
      results.current?.querySelector<HTMLElement>("a[href], button");
    first?.focus();
  };
  const onResultKey = (event: KeyboardEvent) => {
    const { key, target, shiftKey } = event;
    if (key === "Enter") rememberUse(event);
    const isFirstRow = target instanceof Element && target.matches("[role=row][data-index='0']");
    if (key === "ArrowUp" && !shiftKey && isFirstRow) input.current?.focus();
  };
  /** Remembers a search of which somebody uses a result. */
  const rememberUse = ({ target }: SyntheticEvent) => {
    if (target instanceof Element && target.closest("a, button, [role=row]"))
      remember(search.answer?.q ?? "");
  };
  return (
    <>
      <PageHeader title={t("title")} />
      {/* biome-ignore lint/a11y/useSemanticElements: browsers of 2023 do not know the element <search> */}
      <form
        role="search"
        className="-mx-2 sticky top-0 z-10 flex items-center gap-2 bg-bg px-2 py-3"
        onSubmit={event => {
          event.preventDefault();
          searchFor(typed);
        }}
        onKeyDown={focusFirstResult}
      >
        <SearchInput
          label={t("label")}
          value={text}
          onChange={setText}
          inputRef={input}
          className="min-w-0 max-w-xl flex-1"
        />
        {/* Without a text, the tips are on the screen; the field keeps its width. */}
        <div className={typed === "" ? "invisible" : undefined}>
          <Popover
            label={t("tips.title")}
            trigger={
              <IconButton label={t("tips.title")} type="button">
                <CircleQuestionMark aria-hidden />
              </IconButton>
            }
          >
            <SearchTips onChoose={insert} />
          </Popover>
        </div>
      </form>
      {typed === "" ? (
        <div ref={results} tabIndex={-1} className="mt-3 grid gap-10 outline-none">
          <RecentSearches onChoose={searchFor} onEmpty={() => results.current?.focus()} />
          <SearchTips onChoose={insert} />
        </div>
      ) : (
        <section
          ref={results}
          aria-label={t("results")}
          aria-busy={search.isBusy}
          onKeyDown={onResultKey}
          onClickCapture={rememberUse}
        >
          <AnswerView search={search} onAsk={() => searchFor(typed)} />
        </section>
      )}
    </>
  );
}
