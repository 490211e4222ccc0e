"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { connectionQuery, isConnected } from "@/lib/client/connection";
import { keys } from "@/lib/client/keys";
import { playerQuery } from "@/lib/client/player";
import { ApiProblem } from "@/lib/client/request";
import { DevicePicker } from "./device-picker";
import { type Player, PlayerContext, type PlayerView } from "./player-context";
import { useFineControls } from "./use-fine-controls";
import { usePlayerCommands } from "./use-player-commands";
import { usePlayerStream } from "./use-player-stream";
import { useSkip } from "./use-skip";

/** Holds the player's state and commands for all components, so that only one stream polls Spotify. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const connection = useQuery(connectionQuery()).data?.state;
  const connected = isConnected(connection);
  const { data, error, dataUpdatedAt, isFetching, refetch } = useQuery({ ...playerQuery(), enabled: false });
  const failedPoll = usePlayerStream(connected);
  // A refresh that succeeded after the failed poll is newer.
  const streamProblem = failedPoll && failedPoll.at >= dataUpdatedAt ? failedPoll.problem : null;
  const pollProblem = (error instanceof ApiProblem ? error : null) ?? streamProblem;
  const { commands, refusal, isAskingForDevice, playOnDevice, stopAsking } = usePlayerCommands();
  const { skipping, skip } = useSkip(commands.skip, dataUpdatedAt);
  const fineControls = useFineControls(commands);
  const [view, openView] = useState<PlayerView | null>(null);

  const lostConnection =
    pollProblem?.code === "reauth_required" || pollProblem?.code === "spotify_not_connected";
  useEffect(() => {
    if (lostConnection) client.invalidateQueries({ queryKey: keys.connection });
  }, [client, lostConnection]);

  useEffect(() => {
    // A shuffle advances when a new song plays, and also when the same song follows itself.
    if (dataUpdatedAt) client.invalidateQueries({ queryKey: keys.shuffles });
  }, [client, dataUpdatedAt]);

  const isActive = Boolean(data?.device);
  const player = useMemo<Player>(
    () => ({
      connection,
      state: connected ? data : undefined,
      receivedAt: dataUpdatedAt,
      problem: pollProblem ?? refusal,
      isRefreshing: isFetching,
      refresh: () => {
        refetch();
      },
      ...commands,
      ...fineControls,
      skipping,
      next: () => skip("next"),
      previous: () => skip("previous"),
      view,
      openView,
      playOn: deviceId => (isActive ? commands.transfer(deviceId) : commands.play({ deviceId })),
    }),
    [
      connection,
      connected,
      data,
      dataUpdatedAt,
      pollProblem,
      refusal,
      isFetching,
      refetch,
      commands,
      fineControls,
      skipping,
      skip,
      view,
      isActive,
    ],
  );

  return (
    <PlayerContext value={player}>
      {children}
      <DevicePicker open={isAskingForDevice} onClose={stopAsking} onPick={playOnDevice} />
    </PlayerContext>
  );
}
