"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo } from "react";
import { connectionQuery } from "@/lib/client/connection";
import { keys } from "@/lib/client/keys";
import { playerQuery } from "@/lib/client/player";
import { ApiProblem } from "@/lib/client/request";
import { DevicePicker } from "./device-picker";
import { type Player, PlayerContext } from "./player-context";
import { usePlayerCommands } from "./use-player-commands";
import { usePlayerStream } from "./use-player-stream";

/** The one watcher of what plays. Everything that shows or commands the player asks it, so that looks are never doubled. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const connection = useQuery(connectionQuery()).data?.state;
  const connected = connection === "connected" || connection === "expiring";
  const { data, error, dataUpdatedAt, isFetching, refetch } = useQuery({ ...playerQuery(), enabled: false });
  const failed = usePlayerStream(connected);
  // A look of the person's own that succeeded since says more than the stream's last one.
  const streamProblem = failed && failed.at >= dataUpdatedAt ? failed.problem : null;
  const lookProblem = (error instanceof ApiProblem ? error : null) ?? streamProblem;
  const { refusal, pendingPlay, cancelPendingPlay, transfer, ...commands } = usePlayerCommands();
  const { play, pause, next, previous, seek, volume } = commands;

  const lostConnection =
    lookProblem?.code === "reauth_required" || lookProblem?.code === "spotify_not_connected";
  useEffect(() => {
    if (lostConnection) client.invalidateQueries({ queryKey: keys.connection });
  }, [client, lostConnection]);

  useEffect(() => {
    // Shuffles move on with the music; two may come to the same song one after the other.
    if (dataUpdatedAt) client.invalidateQueries({ queryKey: keys.shuffles });
  }, [client, dataUpdatedAt]);

  const isActive = Boolean(data?.device);
  const player = useMemo<Player>(
    () => ({
      connection,
      state: connected ? data : undefined,
      receivedAt: dataUpdatedAt,
      problem: lookProblem ?? refusal,
      isRefreshing: isFetching,
      refresh: () => {
        refetch();
      },
      play,
      pause,
      next,
      previous,
      seek,
      volume,
      playOn: deviceId => (isActive ? transfer(deviceId) : play({ deviceId })),
    }),
    [
      connection,
      connected,
      data,
      dataUpdatedAt,
      lookProblem,
      refusal,
      isFetching,
      refetch,
      play,
      pause,
      next,
      previous,
      seek,
      volume,
      transfer,
      isActive,
    ],
  );

  return (
    <PlayerContext value={player}>
      {children}
      <DevicePicker
        open={pendingPlay !== null}
        onClose={cancelPendingPlay}
        onPick={deviceId => play({ ...pendingPlay, deviceId })}
      />
    </PlayerContext>
  );
}
