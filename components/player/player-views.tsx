"use client";

import { Lazy, lazyPart, preload } from "../ui/overlays/lazy";
import { type PlayerView, usePlayer } from "./player-context";

// Their code is loaded on demand: no screen shows them at first.
const parts = {
  nowPlaying: lazyPart(async () => (await import("./now-playing-view")).NowPlayingView),
  queue: lazyPart(async () => (await import("../queue/queue-panel")).QueuePanel),
} as const;

export const preloadView = (view: PlayerView) => preload(parts[view]);

/** The view that is open over the page. */
export function PlayerViews() {
  const { view, openView } = usePlayer();
  return view && <Lazy key={view} part={parts[view]} onMissing={() => openView(null)} />;
}
