"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { usePlayer } from "../player/state/player-context";
import { Lazy, lazyPart } from "../ui/overlays/lazy";
import { hasSingleKeys } from "./single-keys";
import { findShortcut, type ShortcutId } from "./table";

const palette = lazyPart(async () => (await import("./palette")).Palette);
const shortcutList = lazyPart(async () => (await import("./shortcut-list")).ShortcutList);

const seekStepMs = 5_000;
const volumeStep = 5;

/** Presses a button of the player, which knows the state and words refusals: that of an open view, else that of the bar. */
const press = (name: string) =>
  [...document.querySelectorAll<HTMLElement>(`[data-shortcut=${name}]:not(:disabled)`)].at(-1)?.click();

/** Focuses the search box of the screen, if it has one. */
const focusBox = () => document.querySelector<HTMLElement>("main input[type=search]")?.focus();

/** Returns what each shortcut does. */
function useShortcutCommands(open: (view: "palette" | "help") => void): Record<ShortcutId, () => void> {
  const player = usePlayer();
  const router = useRouter();
  const pathname = usePathname();
  return {
    playPause: () => (player.state?.isPlaying ? player.pause() : player.play()),
    seekBack: () => player.seekBy(-seekStepMs),
    seekForward: () => player.seekBy(seekStepMs),
    volumeUp: () => player.changeVolumeBy(volumeStep),
    volumeDown: () => player.changeVolumeBy(-volumeStep),
    mute: player.toggleMute,
    like: () => press("like"),
    queue: () => player.openView(player.view === "queue" ? null : "queue"),
    shuffle: () => press("shuffle"),
    repeat: () => press("repeat"),
    search: () => (pathname === "/search" ? focusBox() : router.push("/search")),
    filter: focusBox,
    palette: () => open("palette"),
    help: () => open("help"),
  };
}

/** Listens to the shortcuts of all screens, and shows the palette and the list of the shortcuts. */
export function Shortcuts() {
  const [view, setView] = useState<"palette" | "help" | null>(null);
  const commands = useShortcutCommands(setView);
  const current = useRef(commands);
  useEffect(() => {
    current.current = commands;
  });
  useEffect(() => {
    // On the window, so that every part of the page sees a key first.
    const onKey = (event: KeyboardEvent) => {
      const shortcut = findShortcut(event, hasSingleKeys());
      if (!shortcut) return;
      event.preventDefault();
      current.current[shortcut.id]();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const close = () => setView(null);
  if (view === "palette")
    return <Lazy part={palette} commands={commands} onClose={close} onMissing={close} />;
  return view === "help" ? <Lazy part={shortcutList} onClose={close} onMissing={close} /> : null;
}
