"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { toast } from "sonner";
import { foresee, playerCommands, playerQuery } from "@/lib/client/player";
import { ApiProblem } from "@/lib/client/request";
import { refreshShuffles } from "@/lib/client/shuffle";
import type { PlayerState, PlayInput } from "@/lib/schemas/player";
import { explainPlayerProblem } from "./explain-player-problem";

/**
 * The commands, each shown at once and taken back when Spotify refuses; what came of them arrives by the stream. `wanting` is a
 * play that lacks a device.
 */
export function usePlayerCommands() {
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const [pendingPlay, setPendingPlay] = useState<PlayInput | null>(null);

  const run = useCallback(
    async (work: () => Promise<void>, change?: (state: PlayerState) => Partial<PlayerState>) => {
      await client.cancelQueries({ queryKey: playerQuery().queryKey, exact: true });
      const takeBack = change ? foresee(client, change) : () => {};
      try {
        await work();
        setRefusal(null);
      } catch (error) {
        takeBack();
        throw error;
      }
    },
    [client],
  );

  const commands = useMemo(() => {
    const report = (error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
      setRefusal(error);
      const { title, detail } = explainPlayerProblem(error);
      toast.error(title, { id: error.code, description: detail, duration: 10_000 });
    };
    return {
      play: async (input: PlayInput = {}) => {
        try {
          await run(
            () => playerCommands.play(input),
            // What is about to play is not known yet; without a track there is nothing to show as playing.
            state => (state.item ? { isPlaying: true } : {}),
          );
          setPendingPlay(null);
          if (input.shuffleId) refreshShuffles(client);
        } catch (error) {
          if (error instanceof ApiProblem && error.code === "no_active_device") setPendingPlay(input);
          else report(error);
        }
      },
      pause: () => run(playerCommands.pause, () => ({ isPlaying: false })).catch(report),
      next: () => run(playerCommands.next).catch(report),
      previous: () => run(playerCommands.previous).catch(report),
      seek: (positionMs: number) =>
        run(
          () => playerCommands.seek(positionMs),
          () => ({ progressMs: positionMs }),
        ).catch(report),
      volume: (percent: number) =>
        run(
          () => playerCommands.volume(percent),
          state => ({ device: state.device && { ...state.device, volumePercent: percent } }),
        ).catch(report),
      transfer: (deviceId: string) => run(() => playerCommands.transfer(deviceId)).catch(report),
    };
  }, [client, run]);

  return { ...commands, refusal, pendingPlay, cancelPendingPlay: () => setPendingPlay(null) };
}
