"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import {
  pause,
  play,
  playQueue,
  seek,
  setRepeat,
  setSpotifyShuffle,
  setVolume,
  skipToNext,
  skipToPrevious,
  transferPlayback,
} from "@/lib/client/player";
import { ApiProblem } from "@/lib/client/request";
import type { PlayerState, PlayInput } from "@/lib/schemas/player";
import type { PlayQueueInput } from "@/lib/schemas/queue";
import { toastProblem } from "../../ui/status/toast-problem";
import { useProblemExplanation } from "./use-explanation";
import type { Skip } from "./use-skip";

/** A command that starts playback. */
type PendingPlay = { input: PlayInput } | { queue: PlayQueueInput };

/** Returns the player's commands and the last refusal. While `isAskingForDevice`, a play command waits for a device. */
export function usePlayerCommands() {
  const client = useQueryClient();
  const explain = useProblemExplanation();
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const [pendingPlay, setPendingPlay] = useState<PendingPlay | null>(null);

  const commands = useMemo(() => {
    const report = (error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
      setRefusal(error);
      const { title, detail } = explain(error);
      toastProblem(title, error, { id: error.code, detail });
    };
    /** Returns false if the command was refused. */
    const isAccepted = async (command: Promise<void>) => {
      try {
        await command;
        setRefusal(null);
        return true;
      } catch (error) {
        report(error);
        return false;
      }
    };
    const send = async (command: Promise<void>) => {
      await isAccepted(command);
    };
    const context = { client };
    /** Starts playback, and asks for a device if Spotify has none that is active. */
    const start = async (wanted: PendingPlay) => {
      try {
        await ("queue" in wanted ? playQueue(wanted.queue, context) : play(wanted.input, context));
        setRefusal(null);
        setPendingPlay(null);
      } catch (error) {
        if (error instanceof ApiProblem && error.code === "no_active_device") setPendingPlay(wanted);
        else report(error);
      }
    };
    return {
      play: (input: PlayInput = {}) => start({ input }),
      playQueue: (input: PlayQueueInput = {}) => start({ queue: input }),
      start,
      pause: () => send(pause({}, context)),
      skip: (direction: Skip) =>
        isAccepted((direction === "next" ? skipToNext : skipToPrevious)({}, context)),
      seek: (positionMs: number) => send(seek(positionMs, context)),
      setVolume: (percent: number) => send(setVolume(percent, context)),
      setRepeat: (repeat: PlayerState["repeat"]) => send(setRepeat(repeat, context)),
      setSpotifyShuffle: (isOn: boolean) => send(setSpotifyShuffle(isOn, context)),
      transfer: (deviceId: string) => send(transferPlayback(deviceId, context)),
    };
  }, [client, explain]);

  const playOnDevice = (deviceId: string) => {
    if (!pendingPlay) return;
    const { start } = commands;
    if ("queue" in pendingPlay) start({ queue: { ...pendingPlay.queue, deviceId } });
    else start({ input: { ...pendingPlay.input, deviceId } });
  };
  return {
    commands,
    refusal,
    isAskingForDevice: pendingPlay !== null,
    playOnDevice,
    stopAsking: () => setPendingPlay(null),
  };
}
