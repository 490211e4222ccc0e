import { useEffect, useRef } from "react";
import { type Player, usePlayer } from "../player/state/player-context";
import { type Playback, positionOf } from "./browser-player";

const secondMs = 1000;
const stepMs = 10 * secondMs;

/** Actions of media keys, headsets and the system's own controls, as Tonearm's commands: Spotify's player knows only two songs ahead. */
const handlersOf = (player: Player, playback: Playback) => ({
  play: () => player.play(),
  pause: () => player.pause(),
  nexttrack: () => player.next(),
  previoustrack: () => player.previous(),
  seekto: ({ seekTime = 0 }: { seekTime?: number }) => player.seek(seekTime * secondMs),
  seekbackward: () => player.seek(Math.max(0, positionOf(playback) - stepMs)),
  seekforward: () => player.seek(Math.min(playback.item.durationMs, positionOf(playback) + stepMs)),
});

/**
 * Shows what this page plays in the system's media controls and takes their keys. A silent sound belongs to it: browsers give the
 * keys to a page that sounds itself, and Spotify's music sounds in a frame of another site.
 */
export function useMediaSession(playback: Playback | null): void {
  const player = usePlayer();
  const latest = useRef({ player, playback });
  useEffect(() => {
    latest.current = { player, playback };
  });
  const isLoaded = playback !== null;
  const isPlaying = playback?.isPlaying ?? false;

  useEffect(() => {
    const session = navigator.mediaSession;
    if (!isLoaded || !session) return;
    const names = [
      "play",
      "pause",
      "nexttrack",
      "previoustrack",
      "seekto",
      "seekbackward",
      "seekforward",
    ] as const;
    for (const name of names)
      session.setActionHandler(name, details => {
        const { player, playback } = latest.current;
        if (playback) handlersOf(player, playback)[name]({ seekTime: details.seekTime ?? 0 });
      });
    return () => {
      for (const name of names) session.setActionHandler(name, null);
      session.metadata = null;
      session.playbackState = "none";
    };
  }, [isLoaded]);

  useEffect(() => {
    const session = navigator.mediaSession;
    if (!playback || !session) return;
    const { title, artists, album, imageUrl, durationMs } = playback.item;
    session.metadata = new MediaMetadata({
      title,
      artist: artists.join(", "),
      album: album ?? "",
      artwork: imageUrl ? [{ src: imageUrl }] : [],
    });
    session.playbackState = playback.isPlaying ? "playing" : "paused";
    if (durationMs > 0)
      session.setPositionState({
        duration: durationMs / secondMs,
        position: Math.min(durationMs, positionOf(playback)) / secondMs,
      });
  }, [playback]);

  const silence = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (!isPlaying) return;
    silence.current ??= Object.assign(new Audio("/silence.flac"), { loop: true });
    const audio = silence.current;
    // Without a click the browser may refuse it; then there are no keys, but there is music.
    audio.play().catch(() => {});
    return () => audio.pause();
  }, [isPlaying]);
}
