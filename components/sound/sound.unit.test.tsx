// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, onTestFinished, vi } from "vitest";
import { connection, playerState, speaker } from "@/testing/screens/api-data";
import { refused } from "@/testing/screens/api-server";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { fakeSpotifySdk, sdkState } from "@/testing/screens/spotify-sdk";
import { DevicesMenu } from "../player/devices/devices-menu";
import { SoundCard } from "./sound-card";

const soundScript = "https://sdk.scdn.co/spotify-player.js";
const tab = { ...speaker, id: "tab", name: "Tonearm in Firefox", type: "Computer", isActive: false };

/** A media session that keeps what the page gives it. */
function fakeMediaSession() {
  const handlers = new Map<string, ((details: { seekTime?: number }) => void) | null>();
  const session = {
    metadata: null as { title: string; artist: string } | null,
    playbackState: "none",
    setActionHandler: (name: string, handler: never) => void handlers.set(name, handler),
    setPositionState: vi.fn(),
  };
  Object.defineProperty(navigator, "mediaSession", { value: session, configurable: true });
  vi.stubGlobal(
    "MediaMetadata",
    class {
      constructor(metadata: object) {
        Object.assign(this, metadata);
      }
    },
  );
  const silence = { play: vi.fn(async () => {}), pause: vi.fn() };
  vi.stubGlobal(
    "Audio",
    class {
      constructor() {
        Object.assign(this, silence);
      }
    },
  );
  onTestFinished(() => void Reflect.deleteProperty(navigator, "mediaSession"));
  return { session, silence, press: (name: string, details = {}) => handlers.get(name)?.(details), handlers };
}

/** Shows the menu of devices in a browser that is to play itself, and waits until it is a device. */
async function showSound(routes = {}) {
  const sdk = fakeSpotifySdk();
  const media = fakeMediaSession();
  const server = await showWithPlayer(<DevicesMenu />, {
    soundScript,
    routes: {
      "GET /player/devices": { devices: [speaker, tab] },
      "GET /player/sound-token": { accessToken: "token" },
      "POST /player/transfer": null,
      "POST /player/report": null,
      "PATCH /me": null,
      ...routes,
    },
  });
  const player = await sdk.ready("tab");
  return { ...server, sdk, player, media };
}

const openMenu = () => fireEvent.pointerDown(screen.getByRole("button", { name: "Devices" }), { button: 0 });

it("This browser is among the devices, and choosing it lets it sound and moves the music there", async () => {
  const { player, requestsOf } = await showSound();
  openMenu();
  fireEvent.click(await screen.findByRole("menuitemradio", { name: "This browser" }));
  expect(player.activations).toBe(1);
  await waitFor(() =>
    expect(requestsOf("POST /player/transfer").map(({ body }) => body)).toEqual([{ deviceId: "tab" }]),
  );
});

it("A device that Spotify does not list yet can be chosen, and one that it has forgotten is registered again", async () => {
  const { sdk } = await showSound({ "GET /player/devices": { devices: [speaker] } });
  openMenu();
  await screen.findByRole("menuitemradio", { name: "This browser" });
  const now = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000);
  onTestFinished(() => now.mockRestore());
  fireEvent.click(await screen.findByRole("menuitem", { name: "Search for devices" }));
  await waitFor(() => expect(sdk.players).toHaveLength(2));
});

it("What this browser plays is reported once for a burst of events", async () => {
  const { player, requestsOf } = await showSound();
  for (const position of [0, 1_000, 2_000]) player.emit("player_state_changed", sdkState({ position }));
  await waitFor(() => expect(requestsOf("POST /player/report")).toHaveLength(1));
  expect(requestsOf("POST /player/report")[0]?.body).toMatchObject({
    deviceId: "tab",
    uri: "spotify:track:alpha",
    contextUri: null,
    isPlaying: true,
    repeat: "off",
    shuffle: false,
    imageUrl: "https://i.scdn.co/image/large",
  });
  expect(requestsOf("POST /player/report")[0]?.body?.positionMs).toBeGreaterThanOrEqual(2_300);
});

it("Music that moves to another device is reported once as gone, and silence before any music is not", async () => {
  const { player, requestsOf } = await showSound();
  player.emit("player_state_changed", null);
  player.emit("player_state_changed", sdkState());
  await waitFor(() => expect(requestsOf("POST /player/report")).toHaveLength(1));
  player.emit("player_state_changed", null);
  await waitFor(() => expect(requestsOf("POST /player/report")).toHaveLength(2));
  expect(requestsOf("POST /player/report").map(({ body }) => [body?.deviceId, body?.uri])).toEqual([
    ["tab", "spotify:track:alpha"],
    ["tab", null],
  ]);
});

it("Media keys control Tonearm's queue while this browser plays, and belong to others afterwards", async () => {
  const { player, requestsOf, media } = await showSound();
  player.emit("player_state_changed", sdkState());
  await waitFor(() => expect(media.session.metadata).toMatchObject({ title: "Alpha", artist: "Ada" }));
  expect(media.session.playbackState).toBe("playing");
  expect(media.silence.play).toHaveBeenCalled();
  media.press("nexttrack");
  await waitFor(() => expect(requestsOf("POST /player/next")).toHaveLength(1));
  media.press("previoustrack");
  await waitFor(() => expect(requestsOf("POST /player/previous")).toHaveLength(1));
  media.press("seekto", { seekTime: 42 });
  await waitFor(() =>
    expect(requestsOf("POST /player/seek").map(({ body }) => body)).toEqual([{ positionMs: 42_000 }]),
  );
  media.press("pause");
  await waitFor(() => expect(requestsOf("POST /player/pause")).toHaveLength(1));
  player.emit("player_state_changed", null);
  await waitFor(() => expect(media.session.metadata).toBeNull());
  expect([...media.handlers.values()].every(handler => handler === null)).toBe(true);
  expect(media.silence.pause).toHaveBeenCalled();
});

it("A browser that blocks sound says so, and a click plays", async () => {
  const { player, requestsOf } = await showSound();
  player.emit("autoplay_failed");
  await screen.findByText(/blocks sound until you allow it/);
  fireEvent.click(screen.getByRole("button", { name: "Play here" }));
  expect(player.activations).toBeGreaterThan(0);
  await waitFor(() => expect(requestsOf("POST /player/play")).toHaveLength(1));
});

it("The menu says why this browser cannot play, and links to what to do", async () => {
  const { player } = await showSound();
  player.emit("account_error", { message: "no" });
  openMenu();
  await screen.findByText(/only with Premium/);
  const link = screen.getByRole("menuitem", { name: "What to do" });
  expect(link.getAttribute("href")).toBe("/help/sound#premium");
  expect(screen.queryByRole("menuitemradio", { name: "This browser" })).toBeNull();
});

it("Switching it off closes the player and tells the server", async () => {
  const { player, requestsOf } = await showSound();
  openMenu();
  fireEvent.click(await screen.findByRole("menuitem", { name: "Turn off sound in this browser" }));
  await waitFor(() => expect(player.isConnected).toBe(false));
  await waitFor(() =>
    expect(requestsOf("PATCH /me").map(({ body }) => body)).toEqual([{ browserSound: false }]),
  );
});

it("A page notices that another page has switched it off", async () => {
  const { player } = await showSound({ "POST /player/report": refused("sound_off") });
  player.emit("player_state_changed", sdkState());
  await waitFor(() => expect(player.isConnected).toBe(false));
});

it("Off by default, nothing of Spotify is loaded; switching it on says what it means and asks for the permission", async () => {
  const { requestsOf, routes } = await showWithPlayer(<DevicesMenu />, {
    state: playerState(),
    routes: { "GET /player/devices": { devices: [] }, "PATCH /me": null },
  });
  expect(document.querySelector("script, iframe")).toBeNull();
  const assign = vi.spyOn(window.location, "assign").mockImplementation(() => {});
  openMenu();
  fireEvent.click(await screen.findByRole("menuitem", { name: "Play in this browser…" }));
  await screen.findByText(/needs Spotify Premium and one more permission/);
  routes["GET /me/spotify"] = { ...connection("connected"), missingRights: ["sound"] };
  fireEvent.click(screen.getByRole("button", { name: "Turn on" }));
  await waitFor(() => expect(assign).toHaveBeenCalledWith("/api/v1/auth/spotify?next=%2F"));
  expect(requestsOf("PATCH /me").map(({ body }) => body)).toEqual([{ browserSound: true }]);
});

it("The profile has the same switch", async () => {
  await showWithPlayer(<SoundCard />);
  expect(screen.getByRole("checkbox", { name: /Play music in this browser/, checked: false })).toBeTruthy();
});
