import { useEffect } from "react";
import { usePlayer } from "../player/state/player-context";

const key = "tonearm sound volume";
/** Half of the volume, as in Spotify's documentation: the first sound should startle nobody. */
const firstVolume = 0.5;

/** Returns the last volume of this browser, from 0 to 1. */
export function keptVolume(): number {
  try {
    const percent = Number(localStorage.getItem(key) ?? Number.NaN);
    return percent >= 0 && percent <= 100 ? percent / 100 : firstVolume;
  } catch {
    // The browser keeps nothing.
    return firstVolume;
  }
}

/** Keeps the volume of this page's device for the next visit. */
export function useKeptVolume(deviceId: string | null): void {
  const device = usePlayer().state?.device;
  const percent = deviceId && device?.id === deviceId ? device.volumePercent : null;
  useEffect(() => {
    if (percent === null) return;
    try {
      localStorage.setItem(key, String(percent));
    } catch {
      // As above.
    }
  }, [percent]);
}
