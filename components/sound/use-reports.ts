import { useEffect } from "react";
import { ApiProblem } from "@/lib/client/request";
import { reportPlayer } from "@/lib/client/sound";
import { type Playback, positionOf } from "./browser-player";

/** Spotify's player tells of one change several times. */
const quietMs = 300;
/** The server looks at the player itself if it hears nothing for longer. */
const repeatMs = 60_000;

/**
 * Tells the server what this page plays, so that it need not ask Spotify.
 * @param onOff called if another page has switched sound off
 */
export function useReports(deviceId: string | null, playback: Playback | null, onOff: () => void): void {
  useEffect(() => {
    if (!deviceId || !playback) return;
    const { item, contextUri, isPlaying, repeat, shuffle } = playback;
    const { uri, imageUrl } = item;
    const report = () => {
      const positionMs = Math.max(0, Math.round(positionOf(playback)));
      reportPlayer({ deviceId, uri, contextUri, positionMs, isPlaying, repeat, shuffle, imageUrl }).catch(
        error => {
          // After other failures the next report follows, or a look of the server.
          if (error instanceof ApiProblem && error.code === "sound_off") onOff();
        },
      );
    };
    const timer = setTimeout(report, quietMs);
    const repeated = isPlaying ? setInterval(report, repeatMs) : undefined;
    return () => {
      clearTimeout(timer);
      clearInterval(repeated);
    };
  }, [deviceId, playback, onOff]);
}
