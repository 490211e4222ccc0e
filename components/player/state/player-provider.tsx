"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { connectionQuery, isConnected } from "@/lib/client/connection";
import { keys } from "@/lib/client/keys";
import { playerQuery } from "@/lib/client/player";
import { ApiProblem } from "@/lib/client/request";
import { useSoundSwitch } from "../../sound/use-sound-switch";
import { Lazy, lazyPart } from "../../ui/overlays/lazy";
import { type BrowserSound, type Player, PlayerContext, type PlayerView } from "./player-context";
import { useFineControls } from "./use-fine-controls";
import { usePlayerCommands } from "./use-player-commands";
import { usePlayerStream } from "./use-player-stream";
import { useSkip } from "./use-skip";

const devicePicker = lazyPart(async () => (await import("../devices/device-picker")).DevicePicker);
const browserSound = lazyPart(async () => (await import("../../sound/browser-sound")).BrowserSound, false);

type PlayerProviderProps = {
  /** The address of Spotify's player for browsers; null unless the person has switched it on. */
  soundScript?: string | null;
  children: ReactNode;
};

/** Holds the player's state and commands for all components, so that only one stream polls Spotify. */
export function PlayerProvider({ soundScript = null, children }: PlayerProviderProps) {
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
  const { script, change: switchSound, turnedOff } = useSoundSwitch(soundScript);
  const [sound, setSound] = useState<BrowserSound | null>(null);

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
      play: input => {
        sound?.activate();
        return commands.play(input);
      },
      playQueue: input => {
        sound?.activate();
        return commands.playQueue(input);
      },
      skipping,
      next: () => skip("next"),
      previous: () => skip("previous"),
      view,
      openView,
      playOn: deviceId => {
        if (deviceId === sound?.deviceId) sound.activate();
        return isActive ? commands.transfer(deviceId) : commands.play({ deviceId });
      },
      hasSound: script !== null,
      sound,
      switchSound,
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
      script,
      sound,
      switchSound,
    ],
  );

  return (
    <PlayerContext value={player}>
      {children}
      {isAskingForDevice && (
        <Lazy
          part={devicePicker}
          onClose={stopAsking}
          onMissing={stopAsking}
          onPick={deviceId => {
            sound?.activate();
            playOnDevice(deviceId);
          }}
        />
      )}
      {connected && script && (
        <Lazy part={browserSound} script={script} onChange={setSound} onOff={turnedOff} isEarly />
      )}
    </PlayerContext>
  );
}
