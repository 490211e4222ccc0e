"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { Lazy, lazyPart, preload } from "../../ui/overlays/lazy";
import { wideScreen } from "../../ui/use-wide-screen";
import { type PlayerView, usePlayer } from "../state/player-context";

// Their code is loaded on demand: no screen shows them at first.
const parts = {
  nowPlaying: lazyPart(async () => (await import("./now-playing-view")).NowPlayingView),
  queue: lazyPart(async () => (await import("../../queue/queue-panel")).QueuePanel),
} as const;

export const preloadView = (view: PlayerView) => preload(parts[view]);

/** The view that is open over the page. A view that hides the page closes when another page opens. */
export function PlayerViews() {
  const { view, openView } = usePlayer();
  const pathname = usePathname();
  const lastPathname = useRef(pathname);
  useEffect(() => {
    if (lastPathname.current === pathname) return;
    lastPathname.current = pathname;
    if (view === "nowPlaying" || !window.matchMedia(wideScreen).matches) openView(null);
  }, [pathname, view, openView]);
  return view && <Lazy key={view} part={parts[view]} onMissing={() => openView(null)} />;
}
