import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef } from "react";
import { playerQuery, progressAt } from "@/lib/client/player";
import type { PlayerState } from "@/lib/schemas/player";
import { useBurst } from "./use-burst";

type Commands = {
  seek: (positionMs: number) => Promise<void>;
  setVolume: (percent: number) => Promise<void>;
};

const clamp = (value: number, max: number) => Math.min(max, Math.max(0, value));
/** The volume after "unmute" if the device was silent from the start. */
const defaultVolume = 50;

/** Returns the commands for keys, which change the position and the volume in steps, and the values that are not confirmed yet. */
export function useFineControls({ seek, setVolume }: Commands) {
  const client = useQueryClient();
  const [positionMs, choosePosition] = useBurst(seek);
  const [volumePercent, chooseVolume] = useBurst(setVolume);
  const volumeBeforeMute = useRef(defaultVolume);

  /** Reads the state when it is needed, so that the commands stay the same between updates. */
  const read = useCallback((): { state: PlayerState | undefined; receivedAt: number } => {
    const { data, dataUpdatedAt } = client.getQueryState<PlayerState>(playerQuery().queryKey) ?? {};
    return { state: data, receivedAt: dataUpdatedAt ?? 0 };
  }, [client]);

  const seekBy = useCallback(
    (deltaMs: number) => {
      const { state, receivedAt } = read();
      if (!state?.item) return;
      const { durationMs } = state.item;
      choosePosition(unconfirmed =>
        clamp((unconfirmed ?? progressAt(state, receivedAt, Date.now())) + deltaMs, durationMs),
      );
    },
    [read, choosePosition],
  );

  const changeVolumeBy = useCallback(
    (deltaPercent: number) => {
      const device = read().state?.device;
      if (!device?.supportsVolume) return;
      chooseVolume(unconfirmed => clamp((unconfirmed ?? device.volumePercent ?? 0) + deltaPercent, 100));
    },
    [read, chooseVolume],
  );

  const toggleMute = useCallback(() => {
    const device = read().state?.device;
    if (!device?.supportsVolume) return;
    chooseVolume(unconfirmed => {
      const percent = unconfirmed ?? device.volumePercent ?? 0;
      if (percent === 0) return volumeBeforeMute.current;
      volumeBeforeMute.current = percent;
      return 0;
    });
  }, [read, chooseVolume]);

  return useMemo(
    () => ({ unconfirmed: { positionMs, volumePercent }, seekBy, changeVolumeBy, toggleMute }),
    [positionMs, volumePercent, seekBy, changeVolumeBy, toggleMute],
  );
}
