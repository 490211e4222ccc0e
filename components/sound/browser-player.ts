import { ApiProblem } from "@/lib/client/request";
import type { PlayerItem, PlayerState } from "@/lib/schemas/player";
import { loadSdk, type SdkPlayer, type SdkState, unloadSdk } from "./spotify-sdk";

export type SoundProblem =
  | "unsupported"
  | "insecure"
  | "premium"
  | "permission"
  | "offline"
  | "failed"
  | "song";

/** The state of Spotify's player in this page. `deviceId` is set while Spotify knows the page as a device. */
export type SoundStatus = {
  deviceId: string | null;
  problem: SoundProblem | null;
  /** True after the browser has refused to play without a click. */
  isBlocked: boolean;
};

/** The song that this page plays. */
export type Playback = {
  item: PlayerItem;
  contextUri: string | null;
  isPlaying: boolean;
  /** The position at `at`, a time of `Date.now()`. */
  positionMs: number;
  at: number;
  repeat: PlayerState["repeat"];
  shuffle: boolean;
};

/** Returns the id in a URI of Spotify. */
const idOf = (uri: string | undefined) => uri?.split(":")[2] ?? null;

const repeatModes = ["off", "context", "track"] as const;

function toPlayback(state: SdkState | null): Playback | null {
  const track = state?.track_window.current_track;
  if (!state || !track) return null;
  const [largest] = [...(track.album?.images ?? [])].sort((a, b) => (b.width ?? 0) - (a.width ?? 0));
  return {
    item: {
      uri: track.linked_from?.uri ?? track.uri,
      title: track.name,
      artists: track.artists.map(({ name }) => name),
      artistIds: track.artists.map(({ uri }) => idOf(uri)),
      album: track.album?.name ?? null,
      albumId: idOf(track.album?.uri),
      imageUrl: largest?.url ?? null,
      durationMs: state.duration,
    },
    contextUri: state.context.uri || null,
    isPlaying: !state.paused,
    positionMs: Math.round(state.position),
    at: Date.now(),
    repeat: repeatModes[state.repeat_mode],
    shuffle: state.shuffle,
  };
}

/** The time that Spotify needs at most to answer that a player is ready. */
const readyMs = 20_000;
/** The time in which a player that has lost its connection can come back by itself. */
const lostMs = 10_000;

/** The time in which the reason for a refused connection arrives. */
const refusedMs = 2_000;

/** Returns the position of a playback now. */
export function positionOf({ isPlaying, positionMs, at, item }: Playback): number {
  return isPlaying ? Math.min(item.durationMs, positionMs + Date.now() - at) : positionMs;
}

type Options = {
  script: string;
  name: string;
  /** The volume at first, from 0 to 1. */
  volume: number;
  fetchToken: () => Promise<string>;
  onStatus: (status: SoundStatus) => void;
  onPlayback: (playback: Playback | null) => void;
};

function problemOf(error: unknown): SoundProblem {
  if (!navigator.onLine) return "offline";
  if (!(error instanceof ApiProblem)) return "failed";
  if (error.code === "scope_missing" || error.code === "reauth_required") return "permission";
  return error.code === "network" ? "offline" : "failed";
}

/**
 * Makes this page a device of Spotify until `stop` is called. `restart` makes a new player: after hours, a player can lose its
 * connection without saying so (https://github.com/spotify/spotify-web-playback-sdk-example/issues/16).
 */
export function startBrowserPlayer({ script, name, volume, fetchToken, onStatus, onPlayback }: Options) {
  let status: SoundStatus = { deviceId: null, problem: null, isBlocked: false };
  let player: SdkPlayer | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;

  const tell = (change: Partial<SoundStatus>) => {
    status = { ...status, ...change };
    onStatus(status);
  };
  const close = () => {
    clearTimeout(timer);
    attempt++;
    player?.disconnect();
    player = null;
    onPlayback(null);
  };
  /** Gives up until the person or the network changes something. */
  const fail = (problem: SoundProblem) => {
    close();
    tell({ deviceId: null, problem, isBlocked: false });
  };

  async function start(isCurrent: () => boolean) {
    const ifCurrent = (act: () => void) => () => isCurrent() && act();
    tell({ deviceId: null, problem: null, isBlocked: false });
    if (!window.isSecureContext) return fail("insecure");
    if (!("requestMediaKeySystemAccess" in navigator)) return fail("unsupported");
    timer = setTimeout(() => fail(navigator.onLine ? "failed" : "offline"), readyMs);
    const sdk = await loadSdk(script);
    if (!isCurrent()) return;
    const created = new sdk.Player({
      name,
      volume,
      getOAuthToken: use => void fetchToken().then(use, error => isCurrent() && fail(problemOf(error))),
    });
    player = created;
    created.addListener("ready", ({ device_id }) => {
      if (!isCurrent()) return;
      clearTimeout(timer);
      tell({ deviceId: device_id, problem: null });
    });
    created.addListener("not_ready", () => {
      if (!isCurrent()) return;
      tell({ deviceId: null });
      clearTimeout(timer);
      timer = setTimeout(restart, lostMs);
    });
    created.addListener("player_state_changed", state => {
      if (!isCurrent()) return;
      const playback = toPlayback(state);
      if (playback?.isPlaying && (status.isBlocked || status.problem))
        tell({ isBlocked: false, problem: null });
      onPlayback(playback);
    });
    created.addListener(
      "autoplay_failed",
      ifCurrent(() => tell({ isBlocked: true })),
    );
    created.addListener(
      "initialization_error",
      ifCurrent(() => fail("unsupported")),
    );
    created.addListener(
      "authentication_error",
      ifCurrent(() => fail("permission")),
    );
    created.addListener(
      "account_error",
      ifCurrent(() => fail("premium")),
    );
    created.addListener(
      "playback_error",
      ifCurrent(() => tell({ problem: "song" })),
    );
    // The reason comes as an event of its own.
    if ((await created.connect()) || !isCurrent()) return;
    clearTimeout(timer);
    timer = setTimeout(() => fail(problemOf(null)), refusedMs);
  }

  function restart() {
    close();
    const current = attempt;
    const isCurrent = () => current === attempt;
    start(isCurrent).catch(error => isCurrent() && fail(problemOf(error)));
  }
  const onOnline = () => status.problem === "offline" && restart();
  window.addEventListener("online", onOnline);
  restart();

  return {
    restart,
    /** Browsers let a page sound only if this is called while the person clicks or presses a key. */
    activate: () => void player?.activateElement(),
    stop() {
      window.removeEventListener("online", onOnline);
      close();
      unloadSdk(script);
    },
  };
}
export type BrowserPlayer = ReturnType<typeof startBrowserPlayer>;
