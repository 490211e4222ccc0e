"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { searchQuery } from "@/lib/client/search";
import { ShufflePanel } from "../shuffle/shuffle-panel";
import { ShufflePlay } from "../shuffle/shuffle-play";
import { TrackListSkeleton } from "../tracks/list/track-list-skeleton";
import { Button } from "../ui/controls/button";
import { EmptyState } from "../ui/status/empty-state";
import { ProblemNote } from "../ui/status/problem-note";
import { isEmpty, SearchResults } from "./search-results";
import { SpotifyStep } from "./spotify-step";

/** Results from the library. The previous results stay until the new results arrive. */
export function LibraryResults({ q, searchSpotify }: { q: string; searchSpotify: () => void }) {
  const t = useTranslations("search.notInLibrary");
  const { data, error, refetch } = useQuery({
    ...searchQuery("library", q),
    placeholderData: keepPreviousData,
  });
  if (error) return <ProblemNote error={error} retry={refetch} />;
  if (!data) return <TrackListSkeleton />;
  if (isEmpty(data))
    return (
      <EmptyState
        title={t("title")}
        action={
          <Button variant="primary" onClick={searchSpotify}>
            {t("search")}
          </Button>
        }
      >
        {t("text", { q })}
      </EmptyState>
    );
  const source = { kind: "search", search: q } as const;
  return (
    <>
      {data.songs && data.songs.items.length > 0 && (
        <div className="mb-6">
          <ShufflePlay source={source} />
        </div>
      )}
      <ShufflePanel source={source} />
      <SearchResults source="library" q={q} first={data} />
      <SpotifyStep q={q} onSearch={searchSpotify} />
    </>
  );
}
