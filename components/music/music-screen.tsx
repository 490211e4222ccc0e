"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { connectionQuery, isConnected } from "@/lib/client/connection";
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

/** `connected` and `problem` come from the URL to which the OAuth callback redirects. */
type MusicScreenProps = { connected: string | null; problem: string | null };

export function MusicScreen({ connected, problem }: MusicScreenProps) {
  const t = useTranslations("music");
  const { data: connection, error, refetch } = useQuery(connectionQuery());
  return (
    <div className="grid gap-6">
      <h1 className="sr-only">{t("title")}</h1>
      <ConnectionResult connected={connection?.spotifyUser ? connected : null} problem={problem} />
      {connection ? (
        isConnected(connection.state) ? (
          <>
            <NowPlaying />
            <PlayerRefusal />
            <RecentShuffles />
            <ConnectedCards />
          </>
        ) : (
          <>
            <ConnectionSteps state={connection.state} />
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

/** Shows the import first until the first one has ended, afterwards the playlists. */
function ConnectedCards() {
  const { latest } = useImport();
  const hasImported = latest?.state === "completed" || latest?.state === "cancelled";
  const cards = (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <ImportCard />
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
