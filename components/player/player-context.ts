"use client";

import { createContext, use } from "react";
import type { PlayRequest } from "@/lib/client/player";
import type { ApiProblem } from "@/lib/client/request";
import type { PlayerState } from "@/lib/schemas/player";
import type { Connection } from "@/lib/schemas/spotify";

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
  play: (input?: PlayRequest) => Promise<void>;
  pause: () => Promise<void>;
  next: () => Promise<void>;
  previous: () => Promise<void>;
  seek: (positionMs: number) => Promise<void>;
  setVolume: (percent: number) => Promise<void>;
  playOn: (deviceId: string) => Promise<void>;
};

export const PlayerContext = createContext<Player | null>(null);

export function usePlayer(): Player {
  const player = use(PlayerContext);
  if (!player) throw new Error("usePlayer needs a PlayerProvider around it.");
  return player;
}
