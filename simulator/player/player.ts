export type Device = {
  /** null for devices that Spotify lists without an id */
  id: string | null;
  name: string;
  type: string;
  isActive: boolean;
  isPrivateSession: boolean;
  isRestricted: boolean;
  volumePercent: number | null;
  supportsVolume: boolean;
};

/** What is loaded in the player. Items are URIs; `order` holds positions of `items` in the order they play. */
export type Playback = {
  contextUri: string | null;
  items: string[];
  order: number[];
  index: number;
  /** Put there by the person; plays before the rest of the context. */
  queue: string[];
  current: string | null;
  /** `current` came from the queue, so `index` still points at the item before it. */
  fromQueue: boolean;
  isPlaying: boolean;
  positionMs: number;
  /** Clock time at which `positionMs` was true. */
  at: number;
  /** How long `current` has really been heard: seeking does not count. */
  listenedMs: number;
  /** Clock time of the last change of state. */
  timestamp: number;
};

export type RepeatState = "off" | "track" | "context";

export type Played = {
  uri: string;
  playedAt: number;
  contextUri: string | null;
};

export type PlayerState = {
  devices: Device[];
  playback: Playback | null;
  repeat: RepeatState;
  shuffle: boolean;
  smartShuffle: boolean;
};

export type Player = PlayerState & {
  /** Newest first, never more than 50: older plays cannot be read back (github spotify/web-api#1405). */
  history: Played[];
  /** What reads still show while a command has not come through. */
  stale: { state: PlayerState; until: number } | null;
};

export function activeDevice(state: PlayerState): Device | undefined {
  return state.devices.find(device => device.isActive);
}
