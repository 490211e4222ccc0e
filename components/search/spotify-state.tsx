"use client";

import { LoaderCircle, RefreshCw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ApiProblem } from "@/lib/client/request";
import type { SearchResults } from "@/lib/schemas/search";
import { ErrorHelpLink } from "../help/error-help-link";
import { useFormat } from "../ui/text/use-format";
import type { useSearch } from "./use-search";

/** After so long without an answer, Spotify is called slow. */
const slowMs = 4_000;

function useIsSlow(isAsked: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    setIsSlow(false);
    if (!isAsked) return;
    const timer = setTimeout(() => setIsSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, [isAsked]);
  return isSlow;
}

/** Returns true once a time has passed. */
function useHasPassed(time: string | null): boolean {
  const [passed, setPassed] = useState<string | null>(null);
  useEffect(() => {
    if (!time) return;
    const timer = setTimeout(() => setPassed(time), Date.parse(time) - Date.now());
    return () => clearTimeout(timer);
  }, [time]);
  return time !== null && passed === time;
}

/** Errors that end on the Music screen, where Spotify is connected. */
const endOnMusic = new Set(["spotify_not_connected", "reauth_required"]);

const hasNoValue = /:[\s"]*$/;

type SpotifyStateProps = {
  spotify: ReturnType<typeof useSearch>["spotify"];
  /** True if a filter keeps the search in the library. */
  isLibraryOnly: boolean;
  onAsk: () => void;
};

/** One line about Spotify's part of the answer: asked for, there, or why not and until when. */
export function SpotifyState({ spotify: { isAsked, error, data }, isLibraryOnly, onAsk }: SpotifyStateProps) {
  const t = useTranslations("search.spotify");
  const ui = useTranslations("ui");
  const format = useFormat();
  const isSlow = useIsSlow(isAsked);
  const problem = error ? unreached(error) : data?.spotifyError;
  const isOver = useHasPassed(problem?.retryAt ?? null);
  if (isLibraryOnly) return t("onlyLibrary");
  if (isAsked)
    return (
      <span className="inline-flex items-center gap-1.5">
        <LoaderCircle className="size-3.5 animate-spin" aria-hidden />
        {isSlow ? t("slow") : t("searching")}
      </span>
    );
  if (problem) {
    const { title } = problem;
    const retryAt = isOver ? null : problem.retryAt;
    return (
      <span className="inline-flex flex-wrap items-center gap-x-3">
        {retryAt ? t("until", { title, time: format.time(retryAt) }) : t("failed", { title })}
        <ErrorHelpLink error={problem} />
        {endOnMusic.has(problem.code) ? (
          <Link href="/music" className="text-accent-text underline underline-offset-4">
            {t("connect")}
          </Link>
        ) : (
          !retryAt && (
            <button
              type="button"
              onClick={onAsk}
              className="inline-flex items-center gap-1.5 text-accent-text underline underline-offset-4"
            >
              <RefreshCw className="size-3.5" aria-hidden />
              {ui("retry")}
            </button>
          )
        )}
      </span>
    );
  }
  if (!data) return null;
  const [unusable] = data.tried?.unusable ?? [];
  if (unusable) return t(hasNoValue.test(unusable) ? "withoutValue" : "unusable", { filter: unusable });
  return hasOthers(data) ? t("after") : t("nothing");
}

/** Describes that Tonearm itself was not reached. */
const unreached = (error: Error) => ({
  code: "",
  title: error instanceof ApiProblem ? error.title : error.message,
  retryAt: null,
});

const hasOthers = ({ songs, albums, artists, playlists }: SearchResults) =>
  [songs, albums, artists, playlists].some(found => found?.items.some(({ inLibrary }) => !inLibrary));
