"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { type Source, searchQuery } from "@/lib/client/search";
import { PageHeader } from "../shell/page-header";
import { SpotifyProblem } from "../shell/spotify-problem";
import { TrackListSkeleton } from "../tracks/list/track-list-skeleton";
import { SearchInput } from "../ui/controls/search-input";
import { useDebounced } from "../ui/controls/use-debounced";
import { useSlashKey } from "../ui/controls/use-slash-key";
import { EmptyState } from "../ui/status/empty-state";
import { LibraryResults } from "./library-results";
import { isEmpty, SearchResults } from "./search-results";
import { SourceTabs, tabId } from "./source-tabs";
import { SpotifyStep } from "./spotify-step";

/** The API's limit for `q`. */
const maxLength = 200;

const searchPath = (q: string, source: Source) =>
  q ? `/search?${new URLSearchParams({ q, ...(source === "spotify" && { in: source }) })}` : "/search";

export function SearchScreen() {
  const t = useTranslations("search");
  const params = useSearchParams();
  const [text, setText] = useState(params.get("q") ?? "");
  const [source, setSource] = useState<Source>(params.get("in") === "spotify" ? "spotify" : "library");
  const typed = text.trim().slice(0, maxLength);
  const q = useDebounced(typed);
  const spotify = useQuery(searchQuery("spotify", typed));
  const input = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const panelId = useId();
  useSlashKey(input);
  useEffect(() => {
    // On a touch screen, the keyboard would cover half of the page.
    if (window.matchMedia("(pointer: fine)").matches) input.current?.focus();
  }, []);
  // Keeps the URL current, so that going back from an album shows the same results.
  useEffect(() => window.history.replaceState(null, "", searchPath(q, source)), [q, source]);

  const searchSpotify = () => {
    setSource("spotify");
    spotify.refetch();
  };
  const focusFirstResult = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    results.current?.querySelector<HTMLElement>("[role=row][tabindex='0'], a[href], button")?.focus();
  };
  return (
    <>
      <PageHeader title={t("title")} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it handles a key of the input inside */}
      <div
        className="-mx-2 sticky top-0 z-10 mb-6 flex flex-wrap items-center gap-3 bg-bg px-2 py-3"
        onKeyDown={focusFirstResult}
      >
        <SearchInput
          label={t("label")}
          value={text}
          onChange={setText}
          inputRef={input}
          className="min-w-60 max-w-xl flex-1"
        />
        <SourceTabs source={source} onChange={setSource} panelId={panelId} />
      </div>
      <div
        ref={results}
        role="tabpanel"
        id={panelId}
        aria-labelledby={tabId(panelId, source)}
        className="outline-none"
      >
        {source === "library" ? (
          q === "" ? (
            <SearchHint />
          ) : (
            <LibraryResults q={q} searchSpotify={searchSpotify} />
          )
        ) : typed === "" ? (
          <SearchHint />
        ) : spotify.isFetching ? (
          <TrackListSkeleton />
        ) : spotify.error ? (
          <SpotifyProblem error={spotify.error} retry={spotify.refetch} />
        ) : !spotify.data ? (
          <SpotifyStep q={typed} onSearch={searchSpotify} />
        ) : isEmpty(spotify.data) ? (
          <EmptyState title={t("notOnSpotify.title")}>{t("notOnSpotify.text", { q: typed })}</EmptyState>
        ) : (
          <SearchResults source="spotify" q={typed} first={spotify.data} />
        )}
      </div>
    </>
  );
}

function SearchHint() {
  const t = useTranslations("search.hint");
  return <EmptyState title={t("title")}>{t("text")}</EmptyState>;
}
