// @vitest-environment happy-dom
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { ApiProblem } from "@/lib/client/request";
import { allowProtectedMusic, fakeSpotifySdk, sdkState } from "@/testing/screens/spotify-sdk";
import { type Playback, type SoundStatus, startBrowserPlayer } from "./browser-player";

const script = "https://sdk.scdn.co/spotify-player.js";

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

function start(fetchToken: () => Promise<string> = async () => "token") {
  const statuses: SoundStatus[] = [];
  const playbacks: (Playback | null)[] = [];
  const player = startBrowserPlayer({
    script,
    name: "Tonearm in Firefox",
    volume: 0.5,
    fetchToken,
    onStatus: status => statuses.push(status),
    onPlayback: playback => playbacks.push(playback),
  });
  onTestFinished(() => player.stop());
  return { player, status: () => statuses.at(-1), playback: () => playbacks.at(-1) };
}

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it("The page becomes a device and tells what it plays", async () => {
  const sdk = fakeSpotifySdk();
  const { status, playback } = start();
  await later(0);
  expect(sdk.players[0]?.options.name).toBe("Tonearm in Firefox");
  sdk.players[0]?.emit("ready", { device_id: "tab" });
  expect(status()).toEqual({ deviceId: "tab", problem: null, isBlocked: false });
  sdk.players[0]?.emit("player_state_changed", sdkState({ repeat_mode: 2 }));
  expect(playback()).toMatchObject({
    item: {
      uri: "spotify:track:alpha",
      title: "Alpha",
      artists: ["Ada"],
      artistIds: ["ada"],
      albumId: "first",
      imageUrl: "https://i.scdn.co/image/large",
      durationMs: 200_000,
    },
    isPlaying: true,
    positionMs: 5_000,
    repeat: "track",
  });
  sdk.players[0]?.emit("player_state_changed", null);
  expect(playback()).toBeNull();
});

it("Spotify's player gets a fresh token from the server each time that it asks", async () => {
  const sdk = fakeSpotifySdk();
  let count = 0;
  start(async () => `token ${++count}`);
  await later(0);
  const tokens: string[] = [];
  for (let time = 0; time < 2; time++) sdk.players[0]?.options.getOAuthToken(token => tokens.push(token));
  await later(0);
  expect(tokens).toEqual(["token 1", "token 2"]);
});

it.each([
  ["initialization_error", "unsupported"],
  ["authentication_error", "permission"],
  ["account_error", "premium"],
])("Spotify's %s is the problem %s, and the player is closed", async (event, problem) => {
  const sdk = fakeSpotifySdk();
  const { status } = start();
  await later(0);
  sdk.players[0]?.emit(event, { message: "no" });
  await later(60_000);
  expect(status()).toEqual({ deviceId: null, problem, isBlocked: false });
  expect(sdk.players.map(({ isConnected }) => isConnected)).toEqual([false]);
});

it.each([
  ["scope_missing", "permission"],
  ["network", "offline"],
  ["database_unavailable", "failed"],
])("A token refused with %s is the problem %s", async (code, problem) => {
  const sdk = fakeSpotifySdk();
  const { status } = start(async () => {
    throw new ApiProblem({ code, title: "", detail: "", status: 409 });
  });
  await later(0);
  sdk.players[0]?.options.getOAuthToken(() => {});
  await later(0);
  expect(status()?.problem).toBe(problem);
});

it("A song that cannot be played leaves the device there, and the problem ends with the next song", async () => {
  const sdk = fakeSpotifySdk();
  const { status } = start();
  await later(0);
  sdk.players[0]?.emit("ready", { device_id: "tab" });
  sdk.players[0]?.emit("playback_error", { message: "no" });
  expect(status()).toMatchObject({ deviceId: "tab", problem: "song" });
  sdk.players[0]?.emit("player_state_changed", sdkState());
  expect(status()).toMatchObject({ deviceId: "tab", problem: null });
});

it("Blocked sound is told until music plays", async () => {
  const sdk = fakeSpotifySdk();
  const { status } = start();
  await later(0);
  sdk.players[0]?.emit("ready", { device_id: "tab" });
  sdk.players[0]?.emit("autoplay_failed");
  sdk.players[0]?.emit("player_state_changed", sdkState({ paused: true }));
  expect(status()?.isBlocked).toBe(true);
  sdk.players[0]?.emit("player_state_changed", sdkState());
  expect(status()?.isBlocked).toBe(false);
});

it("A lost connection that does not come back in ten seconds gets a new player", async () => {
  const sdk = fakeSpotifySdk();
  const { status } = start();
  await later(0);
  sdk.players[0]?.emit("ready", { device_id: "tab" });
  sdk.players[0]?.emit("not_ready", { device_id: "tab" });
  expect(status()?.deviceId).toBeNull();
  await later(5_000);
  sdk.players[0]?.emit("ready", { device_id: "tab" });
  await later(60_000);
  expect(sdk.players).toHaveLength(1);
  sdk.players[0]?.emit("not_ready", { device_id: "tab" });
  await later(10_000);
  expect(sdk.players.map(({ isConnected }) => isConnected)).toEqual([false, true]);
  sdk.players[0]?.emit("ready", { device_id: "tab" });
  expect(status()?.deviceId).toBeNull();
});

it("A player that never becomes ready is a problem after twenty seconds, and a restart tries again", async () => {
  const sdk = fakeSpotifySdk();
  const { status, player } = start();
  await later(19_000);
  expect(status()?.problem).toBeNull();
  await later(2_000);
  expect(status()?.problem).toBe("failed");
  player.restart();
  await later(0);
  sdk.players[1]?.emit("ready", { device_id: "tab" });
  expect(status()).toMatchObject({ deviceId: "tab", problem: null });
});

it("After a loss of the network, the player starts again as soon as the network is back", async () => {
  const sdk = fakeSpotifySdk();
  const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  onTestFinished(() => onLine.mockRestore());
  const { status } = start();
  await later(21_000);
  expect(status()?.problem).toBe("offline");
  onLine.mockReturnValue(true);
  window.dispatchEvent(new Event("online"));
  await later(0);
  sdk.players[1]?.emit("ready", { device_id: "tab" });
  expect(status()?.deviceId).toBe("tab");
});

it("A page at an insecure address, and a browser without protection of music, load nothing", async () => {
  fakeSpotifySdk();
  vi.stubGlobal("isSecureContext", false);
  expect(start().status()?.problem).toBe("insecure");
  vi.stubGlobal("isSecureContext", true);
  Reflect.deleteProperty(navigator, "requestMediaKeySystemAccess");
  expect(start().status()?.problem).toBe("unsupported");
});

it("A script of an earlier attempt that fails late does not end the present attempt", async () => {
  allowProtectedMusic();
  const { status, player } = start();
  const early = document.querySelector(`script[src="${script}"]`);
  player.restart();
  const sdk = fakeSpotifySdk();
  player.restart();
  await later(0);
  sdk.players[0]?.emit("ready", { device_id: "tab" });
  early?.dispatchEvent(new Event("error"));
  await later(0);
  expect(status()).toEqual({ deviceId: "tab", problem: null, isBlocked: false });
});

it("A script that cannot be loaded is a problem, and stopping removes what Spotify added to the page", async () => {
  allowProtectedMusic();
  const { status, player } = start();
  const element = document.querySelector(`script[src="${script}"]`);
  element?.dispatchEvent(new Event("error"));
  await later(0);
  expect(status()?.problem).toBe("failed");
  player.restart();
  document.body.insertAdjacentHTML(
    "beforeend",
    '<iframe src="https://sdk.scdn.co/embedded/index.html"></iframe>',
  );
  player.stop();
  expect(document.querySelectorAll("script, iframe")).toHaveLength(0);
});
