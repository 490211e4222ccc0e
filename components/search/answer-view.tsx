"use client";

import { useTranslations } from "next-intl";
import type { SearchResults as Results } from "@/lib/schemas/search";
import { ShufflePanel } from "../shuffle/shuffle-panel";
import { TrackListSkeleton } from "../tracks/list/track-list-skeleton";
import { ProblemNote } from "../ui/status/problem-note";
import { NothingFound } from "./nothing-found";
import { isEmpty, SearchResults } from "./search-results";
import { SpotifyState } from "./spotify-state";
import type { useSearch } from "./use-search";

type AnswerViewProps = {
  search: ReturnType<typeof useSearch>;
  /** Searches Spotify. */
  onAsk: () => void;
};

const kinds = ["songs", "albums", "artists", "playlists"] as const;

const totalOf = (results: Results) => kinds.reduce((sum, kind) => sum + (results[kind]?.total ?? 0), 0);

/** The answer to a search: a line about both places, and the results. */
export function AnswerView({ search, onAsk }: AnswerViewProps) {
  const t = useTranslations("search");
  const { answer, error, retry, spotify, isBusy } = search;
  if (error)
    return (
      <div className="mt-3">
        <ProblemNote error={error} retry={retry} />
      </div>
    );
  const { results, library } = answer ?? {};
  const isLibraryOnly = results?.tried?.isLibraryOnly ?? false;
  return (
    <>
      <div className="mb-4 min-h-6 text-muted text-sm tabular-nums">
        <p role="status" className="inline">
          {library &&
            !isBusy &&
            t("found", { count: totalOf(library), isPartial: String(library.isPartial) })}
        </p>{" "}
        <div role="status" className="inline">
          <SpotifyState spotify={spotify} isLibraryOnly={isLibraryOnly} onAsk={onAsk} />
        </div>
      </div>
      {!answer ? (
        <TrackListSkeleton />
      ) : isEmpty(answer.results) ? (
        <NothingFound
          answer={answer}
          canAsk={!isLibraryOnly && !spotify.isAsked && !spotify.data}
          onAsk={onAsk}
        />
      ) : (
        <>
          <ShufflePanel source={{ kind: "search", search: answer.q }} />
          <SearchResults answer={answer} />
        </>
      )}
    </>
  );
}
