"use client";

import { createContext, use } from "react";
import type { ApiProblem } from "@/lib/client/request";
import type { PlayerState, PlayInput } from "@/lib/schemas/player";
import type { PlayQueueInput } from "@/lib/schemas/queue";
import type { Connection } from "@/lib/schemas/spotify";
import type { SoundStatus } from "../../sound/browser-player";
import { useHydrated } from "../../ui/use-hydrated";
import type { Skip } from "./use-skip";

/** Screens that open over the page from the player bar. */
export type PlayerView = "nowPlaying" | "queue";

/** Spotify's player in this page. */
export type BrowserSound = SoundStatus & {
  /** Lets the page sound; only during a click or a key press. */
  activate: () => void;
  restart: () => void;
};

export type Player = {
  connection: Connection["state"] | undefined;
  state: PlayerState | undefined;
  /** Time at which `state` arrived, by the browser's clock. */
  receivedAt: number;
  /** The error of the last poll or command; null after a success. */
  problem: ApiProblem | null;
  isRefreshing: boolean;
  refresh: () => void;
  /** Plays; asks for a device first if Spotify has no active one. */
  play: (input?: PlayInput) => Promise<void>;
  /** Jumps to an item of the person's queue, or continues it. */
  playQueue: (input?: PlayQueueInput) => Promise<void>;
  pause: () => Promise<void>;
  next: () => Promise<void>;
  previous: () => Promise<void>;
  /** The skip whose result the player does not show yet. */
  skipping: Skip | null;
  seek: (positionMs: number) => Promise<void>;
  setVolume: (percent: number) => Promise<void>;
  /** For keys: several calls in a short time become one request. */
  seekBy: (deltaMs: number) => void;
  changeVolumeBy: (deltaPercent: number) => void;
  toggleMute: () => void;
  /** Values chosen by key that Spotify has not confirmed. */
  unconfirmed: { positionMs: number | null; volumePercent: number | null };
  setRepeat: (repeat: PlayerState["repeat"]) => Promise<void>;
  setSpotifyShuffle: (isOn: boolean) => Promise<void>;
  playOn: (deviceId: string) => Promise<void>;
  /** The open view, and the function that opens one or, with null, closes it. */
  view: PlayerView | null;
  openView: (view: PlayerView | null) => void;
  /** True if this browser is to play itself, and then the player of this page once it has loaded. */
  hasSound: boolean;
  sound: BrowserSound | null;
  switchSound: (isOn: boolean) => Promise<void>;
};

export const PlayerContext = createContext<Player | null>(null);

/** Part of the player that the server renders. */
const unknown = { state: undefined, problem: null, isRefreshing: false };

/** Returns the player. A page can be hydrated after the state has arrived, and must then begin with what the server rendered. */
export function usePlayer(): Player {
  const player = use(PlayerContext);
  const isHydrated = useHydrated();
  if (!player) throw new Error("usePlayer needs a PlayerProvider around it.");
  return isHydrated ? player : { ...player, ...unknown };
}
