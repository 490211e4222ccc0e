import { useEffect, useRef } from "react";
import { ApiProblem } from "@/lib/client/request";
import { reportPlayer } from "@/lib/client/sound";
import { type Playback, positionOf } from "./browser-player";

/** Spotify's player tells of one change several times. */
const quietMs = 300;
/** The server looks at the player itself if it hears nothing for longer. */
const repeatMs = 60_000;

const nothing = {
  uri: null,
  contextUri: null,
  positionMs: 0,
  isPlaying: false,
  repeat: "off",
  shuffle: false,
  imageUrl: null,
} as const;

function toReport(playback: Playback | null) {
  if (!playback) return nothing;
  const { item, contextUri, isPlaying, repeat, shuffle } = playback;
  const positionMs = Math.max(0, Math.round(positionOf(playback)));
  return { uri: item.uri, contextUri, positionMs, isPlaying, repeat, shuffle, imageUrl: item.imageUrl };
}

/**
 * Tells the server what this page plays, so that it need not ask Spotify, and once when the music has left the page.
 * @param onOff called if another page has switched sound off
 */
export function useReports(deviceId: string | null, playback: Playback | null, onOff: () => void): void {
  /** The device whose music the server has heard of. */
  const reported = useRef<string>(null);
  useEffect(() => {
    if (!deviceId || (!playback && reported.current !== deviceId)) return;
    const report = () => {
      reported.current = playback ? deviceId : null;
      reportPlayer({ deviceId, ...toReport(playback) }).catch(error => {
        // After other failures the next report follows, or a look of the server.
        if (error instanceof ApiProblem && error.code === "sound_off") onOff();
      });
    };
    const timer = setTimeout(report, quietMs);
    const repeated = playback?.isPlaying ? setInterval(report, repeatMs) : undefined;
    return () => {
      clearTimeout(timer);
      clearInterval(repeated);
    };
  }, [deviceId, playback, onOff]);
}
