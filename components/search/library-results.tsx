"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { searchQuery } from "@/lib/api/client/search";
import { ProblemNote } from "../shell/problem-note";
import { TrackListSkeleton } from "../tracks/track-list-skeleton";
import { EmptyState } from "../ui/empty-state";
import { isEmpty, SearchResults } from "./search-results";
import { SpotifyStep } from "./spotify-step";

/** What the library has; the results of the letters before stay until those of the next ones are there. */
export function LibraryResults({ q, askSpotify }: { q: string; askSpotify: () => void }) {
  const { data, error, refetch } = useQuery({
    ...searchQuery("library", q),
    placeholderData: keepPreviousData,
  });
  if (error) return <ProblemNote error={error} retry={refetch} />;
  if (!data) return <TrackListSkeleton />;
  return (
    <div className="grid gap-6">
      {isEmpty(data) ? (
        <EmptyState title="Not in your library">
          No song, album, artist or playlist of yours has all of “{q}”.
        </EmptyState>
      ) : (
        <div>
          <SearchResults source="library" q={q} first={data} />
        </div>
      )}
      <SpotifyStep q={q} ask={askSpotify} />
    </div>
  );
}
