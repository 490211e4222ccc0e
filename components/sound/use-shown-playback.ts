import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { playerQuery } from "@/lib/client/player";
import { type Playback, positionOf } from "./browser-player";

/** Shows at once what this page plays, before the server has heard of it. */
export function useShownPlayback(deviceId: string | null, playback: Playback | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!deviceId || !playback) return;
    const { item, contextUri, isPlaying, shuffle } = playback;
    client.setQueryData(playerQuery().queryKey, state =>
      state?.device?.id === deviceId
        ? {
            ...state,
            item,
            contextUri,
            isPlaying,
            shuffle,
            progressMs: Math.round(positionOf(playback)),
            fetchedAt: new Date().toISOString(),
          }
        : state,
    );
  }, [client, deviceId, playback]);
}
