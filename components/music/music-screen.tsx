"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { connectionQuery, isConnected } from "@/lib/client/connection";
import type { FirstSteps } from "@/lib/schemas/first-steps";
import { FirstStepsCard, type HideFirstSteps } from "../first-steps/first-steps-card";
import { useImport } from "../imports/use-import";
import { ConnectionResult } from "../services/connection-result";
import { ConnectionSteps } from "../services/connection-steps";
import { RecentShuffles } from "../shuffle/recent-shuffles";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { DevicesCard } from "./devices-card";
import { ImportCard } from "./import-card";
import { NowPlaying } from "./now-playing";
import { PlayerRefusal } from "./player-refusal";
import { PlaylistsShelf } from "./playlists-shelf";

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
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <h1 className="sr-only">{t("title")}</h1>
      <ConnectionResult connected={connection?.spotifyUser ? connected : null} problem={problem} />
      {showsFirstSteps && <FirstStepsCard stored={stored} hide={hide} finish={finish} />}
      {connection ? (
        isConnected(connection.state) ? (
          <>
            <NowPlaying />
            <PlayerRefusal />
            <RecentShuffles />
            <ConnectedCards isImportAbove={Boolean(showsFirstSteps && !stored.hasImported)} />
          </>
        ) : (
          <>
            {!showsFirstSteps && <ConnectionSteps state={connection.state} />}
            <PlaylistsShelf />
          </>
        )
      ) : error ? (
        <ProblemNote error={error} retry={refetch} />
      ) : (
        <Skeleton className="h-80 rounded-xl" />
      )}
    </div>
  );
}

/** Shows the import first until the first one has ended, afterwards the playlists. The first steps above can show the first import. */
function ConnectedCards({ isImportAbove }: { isImportAbove: boolean }) {
  const { latest } = useImport();
  const hasImported = latest?.state === "completed" || latest?.state === "cancelled";
  const cards = (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
      {(!isImportAbove || latest?.state === "completed") && <ImportCard />}
      <DevicesCard />
    </div>
  );
  return hasImported ? (
    <>
      <PlaylistsShelf />
      {cards}
    </>
  ) : (
    <>
      {cards}
      <PlaylistsShelf />
    </>
  );
}
