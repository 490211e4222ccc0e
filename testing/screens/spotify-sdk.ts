import { onTestFinished, vi } from "vitest";
import { type SdkState, sdkGlobals } from "@/components/sound/spotify-sdk";

type Listener = (event: unknown) => void;

/** A player of `fakeSpotifySdk`. */
export class FakePlayer {
  readonly listeners = new Map<string, Listener>();
  isConnected = false;
  activations = 0;
  constructor(readonly options: { name: string; getOAuthToken: (use: (token: string) => void) => void }) {}
  addListener(name: string, listener: Listener) {
    this.listeners.set(name, listener);
    return true;
  }
  async connect() {
    this.isConnected = true;
    return true;
  }
  disconnect() {
    this.isConnected = false;
  }
  async activateElement() {
    this.activations++;
  }
  emit(name: string, event?: unknown) {
    this.listeners.get(name)?.(event);
  }
}

/** Puts a stand-in of Spotify's script into the page, as if it had been loaded, until the test ends. */
export function fakeSpotifySdk() {
  const players: FakePlayer[] = [];
  class Player extends FakePlayer {
    constructor(options: FakePlayer["options"]) {
      super(options);
      players.push(this);
    }
  }
  sdkGlobals.Spotify = { Player: Player as never };
  allowProtectedMusic();
  onTestFinished(() => {
    delete sdkGlobals.Spotify;
  });
  return {
    players,
    /** Waits for the latest player and reports it as a device. */
    async ready(deviceId: string): Promise<FakePlayer> {
      await vi.waitUntil(() => players.at(-1)?.isConnected, { timeout: 5_000, interval: 5 });
      const player = players.at(-1) as FakePlayer;
      player.emit("ready", { device_id: deviceId });
      return player;
    },
  };
}

/** Makes the test's browser one that can play protected music at a secure address. */
export function allowProtectedMusic() {
  vi.stubGlobal("isSecureContext", true);
  Object.defineProperty(navigator, "requestMediaKeySystemAccess", { value: () => {}, configurable: true });
  onTestFinished(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, "requestMediaKeySystemAccess");
  });
}

/** State of Spotify's player; by default it plays "Alpha". */
export const sdkState = (changes: Partial<SdkState> = {}): SdkState => ({
  context: { uri: null },
  paused: false,
  position: 5_000,
  duration: 200_000,
  repeat_mode: 0,
  shuffle: false,
  track_window: {
    current_track: {
      name: "Alpha",
      uri: "spotify:track:alpha",
      artists: [{ name: "Ada", uri: "spotify:artist:ada" }],
      album: {
        name: "First",
        uri: "spotify:album:first",
        images: [
          { url: "https://i.scdn.co/image/small", width: 64 },
          { url: "https://i.scdn.co/image/large", width: 640 },
        ],
      },
    },
  },
  ...changes,
});
