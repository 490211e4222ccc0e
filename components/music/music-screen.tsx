"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { connectionQuery, isConnected } from "@/lib/client/connection";
import type { FirstSteps } from "@/lib/schemas/first-steps";
import { FirstStepsCard, type HideFirstSteps } from "../first-steps/first-steps-card";
import { useImport } from "../imports/use-import";
import { ConnectionResult } from "../services/connection-result";
import { ConnectionSteps } from "../services/connection-steps";
import { RecentShuffles } from "../shuffle/recent-shuffles";
import { Nothing } from "../ui/status/nothing";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { DevicesCard } from "./devices-card";
import { HomeShelves } from "./home-shelves";
import { ImportCard } from "./import-card";
import { NowPlaying } from "./now-playing";
import { PlayerRefusal } from "./player-refusal";
import { PlaylistsShelf } from "./playlists-shelf";
import { SongShelfSkeleton } from "./song-shelf";

/** The last part of the screen, so that it moves nothing when it comes. */
const RecommendationShelves = dynamic(
  () =>
    import("../recommendations/recommendation-shelves").then(
      module => module.RecommendationShelves,
      () => Nothing,
    ),
  { ssr: false, loading: SongShelfSkeleton },
);

type MusicScreenProps = {
  /** `connected` and `problem` come from the URL to which the OAuth callback redirects. */
  connected: string | null;
  problem: string | null;
  firstSteps: FirstSteps & HideFirstSteps;
};

export function MusicScreen({ connected, problem, firstSteps }: MusicScreenProps) {
  const t = useTranslations("music");
  const { data: connection, error, refetch } = useQuery(connectionQuery());
  const { hide, finish, ...stored } = firstSteps;
  const showsFirstSteps = !stored.isHidden && connection && connection.state !== "reauth-required";
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <h1 className="sr-only">{t("title")}</h1>
      <ConnectionResult
        connected={connection?.spotifyUser ? connected : null}
        problem={problem}
        hasImported={stored.hasImported}
      />
      {showsFirstSteps && <FirstStepsCard stored={stored} hide={hide} finish={finish} />}
      {connection ? (
        isConnected(connection.state) ? (
          <>
            <NowPlaying />
            <PlayerRefusal />
            <PendingImport isAbove={Boolean(showsFirstSteps && !stored.hasImported)} />
            <RecentShuffles />
            <PlaylistsShelf />
            <HomeShelves />
            <DevicesCard />
          </>
        ) : (
          <>
            {!showsFirstSteps && <ConnectionSteps state={connection.state} />}
            <PlaylistsShelf />
            <HomeShelves />
          </>
        )
      ) : error ? (
        <ProblemNote error={error} retry={refetch} />
      ) : (
        <Skeleton className="h-80 rounded-xl" />
      )}
      {connection && <RecommendationShelves />}
    </div>
  );
}

/**
 * Shows an import that people wait for or have to do something about, and its result until they leave. The first steps above can
 * show the first one; Imports has them all.
 */
function PendingImport({ isAbove }: { isAbove: boolean }) {
  const { latest, isRunning } = useImport();
  const [wasWatched, setWasWatched] = useState(false);
  const isAutomatic = Boolean(latest?.automatic);
  if (isRunning && !isAutomatic && !wasWatched) setWasWatched(true);
  const isOver = latest?.state === "completed" || latest?.state === "cancelled";
  if (isOver ? !wasWatched : isAbove || isAutomatic) return null;
  return <ImportCard />;
}
