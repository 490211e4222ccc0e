/** The parts of Spotify's Web Playback SDK that Tonearm uses (https://developer.spotify.com/documentation/web-playback-sdk/reference). */

type Named = { name: string; uri: string };
export type SdkTrack = Named & {
  linked_from?: { uri: string | null } | null;
  album: (Named & { images: { url: string; width?: number | null }[] }) | null;
  artists: Named[];
};
export type SdkState = {
  context: { uri: string | null };
  paused: boolean;
  position: number;
  duration: number;
  repeat_mode: 0 | 1 | 2;
  shuffle: boolean;
  track_window: { current_track: SdkTrack | null };
};

type SdkEvents = {
  ready: { device_id: string };
  not_ready: { device_id: string };
  player_state_changed: SdkState | null;
  autoplay_failed: undefined;
  initialization_error: { message: string };
  authentication_error: { message: string };
  account_error: { message: string };
  playback_error: { message: string };
};

type SdkOptions = { name: string; getOAuthToken: (use: (token: string) => void) => void; volume?: number };

export type SdkPlayer = {
  connect(): Promise<boolean>;
  disconnect(): void;
  addListener<Name extends keyof SdkEvents>(name: Name, listener: (event: SdkEvents[Name]) => void): boolean;
  activateElement(): Promise<void>;
};

export type Sdk = { Player: new (options: SdkOptions) => SdkPlayer };

type SdkGlobals = { Spotify?: Sdk | undefined; onSpotifyWebPlaybackSDKReady?: (() => void) | undefined };

/** The global object with the names that Spotify's script uses. */
export const sdkGlobals: typeof globalThis & SdkGlobals = globalThis;

/** Loads Spotify's script, which calls a global function when it is ready. Rejects if the script cannot be loaded. */
export function loadSdk(address: string): Promise<Sdk> {
  if (sdkGlobals.Spotify) return Promise.resolve(sdkGlobals.Spotify);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    sdkGlobals.onSpotifyWebPlaybackSDKReady = () => {
      if (sdkGlobals.Spotify) resolve(sdkGlobals.Spotify);
    };
    script.src = address;
    script.onerror = () => {
      script.remove();
      reject(new Error("Spotify’s player could not be loaded."));
    };
    document.head.append(script);
  });
}

/** Removes Spotify's script and its frame from the page. */
export function unloadSdk(address: string): void {
  const { origin } = new URL(address);
  for (const element of document.querySelectorAll(`script[src="${address}"], iframe[src^="${origin}/"]`))
    element.remove();
  delete sdkGlobals.Spotify;
  delete sdkGlobals.onSpotifyWebPlaybackSDKReady;
}
