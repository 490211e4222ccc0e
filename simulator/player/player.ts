export type Device = {
  /** Null for devices that Spotify lists without an id. */
  id: string | null;
  name: string;
  type: string;
  isActive: boolean;
  isPrivateSession: boolean;
  isRestricted: boolean;
  volumePercent: number | null;
  supportsVolume: boolean;
  /** Settings of this device that a play command resets. */
  playResets: ("shuffle" | "repeat" | "queue")[];
};

/** The loaded items as URIs. `order` holds positions of `items` in playing order. */
export type Playback = {
  contextUri: string | null;
  items: string[];
  order: number[];
  index: number;
  /** The user's own queue, which plays before the rest of the context. */
  queue: string[];
  current: string | null;
  /** True when `current` is a queued item or an ad; then `index` still points at the item before it. */
  isOutsideOrder: boolean;
  isPlaying: boolean;
  /** The device has vanished: Spotify counts on behind the end of the item (github spotify/web-api#533). */
  isVanished: boolean;
  /** The device has chosen the next item of the context, so that an item queued since plays after it. */
  isNextFixed: boolean;
  positionMs: number;
  /** The time at which `positionMs` was the position. */
  positionAt: number;
  /** The listening time of `current`, without seeking. */
  listenedMs: number;
  /** The time at which `current` began. */
  loadedAt: number;
  /** The time of the last change of state. */
  timestamp: number;
};

export type RepeatState = "off" | "track" | "context";

export type Play = {
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
  history: Play[];
  /** The state that reads show during the lag after a command. */
  staleView: { state: PlayerState; until: number } | null;
};

export function activeDevice(state: PlayerState): Device | undefined {
  return state.devices.find(device => device.isActive);
}
