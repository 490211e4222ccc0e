"use client";

import { createContext, use } from "react";
import type { ApiProblem } from "@/lib/client/request";
import type { PlayerState, PlayInput } from "@/lib/schemas/player";
import type { Connection } from "@/lib/schemas/spotify";

export type Player = {
  connection: Connection["state"] | undefined;
  state: PlayerState | undefined;
  /** When `state` came, by this browser's clock. */
  receivedAt: number;
  /** Why the last look or the last command failed; null once one succeeded. */
  problem: ApiProblem | null;
  isRefreshing: boolean;
  refresh: () => void;
  /** Plays; asks for a device first when Spotify has none active. */
  play: (input?: PlayInput) => Promise<void>;
  pause: () => Promise<void>;
  next: () => Promise<void>;
  previous: () => Promise<void>;
  seek: (positionMs: number) => Promise<void>;
  volume: (percent: number) => Promise<void>;
  playOn: (deviceId: string) => Promise<void>;
};

export const PlayerContext = createContext<Player | null>(null);

export function usePlayer(): Player {
  const player = use(PlayerContext);
  if (!player) throw new Error("usePlayer needs a PlayerProvider around it.");
  return player;
}
