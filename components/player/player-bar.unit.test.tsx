// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Locale } from "@/lib/i18n/locales";
import { playerState, playing, speaker } from "@/testing/screens/api-data";
import { refused } from "@/testing/screens/api-server";
import { drag, positionOf, showWithPlayer } from "@/testing/screens/player-screen";
import { CurrentTrack } from "./current-track";
import { SeekSlider } from "./seek-slider";
import { Transport } from "./transport";
import { VolumeSlider } from "./volume-slider";

/** Shows the player's controls for a song that plays. */
async function showPlayer(state = playerState(), locale: Locale = "en") {
  const controls = (
    <>
      <CurrentTrack />
      <Transport />
      <SeekSlider />
      <VolumeSlider />
    </>
  );
  const server = await showWithPlayer(controls, { state, locale });
  await screen.findByText(state.item?.title ?? "Nothing to show");
  return server;
}

it("A pause shows before the server has answered", async () => {
  const { hold, requestsOf } = await showPlayer();
  const release = hold("POST /player/pause");
  fireEvent.click(screen.getByRole("button", { name: "Pause" }));
  await screen.findByRole("button", { name: "Play" });
  release();
  await waitFor(() => expect(requestsOf("POST /player/pause")).toHaveLength(1));
});

it("A refused pause is undone, and the person is told why", async () => {
  const { routes, hold } = await showPlayer();
  routes["POST /player/pause"] = refused("premium_required");
  const release = hold("POST /player/pause");
  fireEvent.click(screen.getByRole("button", { name: "Pause" }));
  await screen.findByRole("button", { name: "Play" });
  release();
  await screen.findByRole("button", { name: "Pause" });
  await screen.findByText("Spotify Premium is required to control playback");
  screen.getByText(/your account has none/);
});

it.each([
  ["en", "rate_limited", "again from 23:58;"],
  ["fr", "quota_exceeded", "De nouveau disponibles : 23:58."],
] as const)(
  "In %s, a pause (%s) is shown with its end in the time zone of the browser",
  async (locale, code, says) => {
    const { routes } = await showPlayer(playerState(), locale);
    const until = new Date();
    until.setHours(23, 58);
    routes["POST /player/pause"] = refused(code, { until });
    fireEvent.click(screen.getByRole("button", { name: "Pause" }));
    await screen.findByText(text => text.includes(says));
  },
);

it("Dragging the seek slider shows the new position and sends it only on release", async () => {
  const { requestsOf } = await showPlayer(playerState({ isPlaying: false }));
  const drop = drag("Seek", 20_000, 60_000, 140_000, 120_000);
  await waitFor(() => expect(positionOf("Seek")).toBe(120_000));
  expect(requestsOf("POST /player/seek")).toHaveLength(0);
  drop();
  await waitFor(() => expect(requestsOf("POST /player/seek")).toHaveLength(1));
  expect(requestsOf("POST /player/seek").map(({ body }) => body)).toEqual([{ positionMs: 120_000 }]);
  expect(positionOf("Seek")).toBe(120_000);
});

it("Dragging the volume slider sends only the final volume and shows it at once", async () => {
  const { hold, requestsOf } = await showPlayer();
  expect(positionOf("Volume")).toBe(40);
  const release = hold("POST /player/volume");
  const drop = drag("Volume", 50, 90, 75);
  drop();
  await waitFor(() => expect(requestsOf("POST /player/volume")).toHaveLength(1));
  expect(positionOf("Volume")).toBe(75);
  release();
  await waitFor(() =>
    expect(requestsOf("POST /player/volume").map(({ body }) => body)).toEqual([{ volumePercent: 75 }]),
  );
  expect(positionOf("Volume")).toBe(75);
});

it("After a refused volume change the slider returns to the device's volume, and the person is told why", async () => {
  const { routes } = await showPlayer();
  routes["POST /player/volume"] = refused("volume_not_supported");
  drag("Volume", 50, 75)();
  await screen.findByText("The device controls its own volume");
  await waitFor(() => expect(positionOf("Volume")).toBe(40));
});

it("Play without an active device asks for a device and then plays there", async () => {
  const { routes, requestsOf } = await showPlayer(playerState({ device: null, isPlaying: false }));
  routes["GET /player/devices"] = {
    devices: [{ ...speaker, name: "Kitchen", id: "kitchen", isActive: false }],
  };
  routes["POST /player/play"] = ({ body }) =>
    body?.deviceId ? null : refused("no_active_device", { reason: "none_open" });
  fireEvent.click(screen.getByRole("button", { name: "Play" }));
  fireEvent.click(await screen.findByRole("button", { name: "Kitchen" }));
  await waitFor(() => expect(requestsOf("POST /player/play")).toHaveLength(2));
  expect(requestsOf("POST /player/play").map(({ body }) => body)).toEqual([{}, { deviceId: "kitchen" }]);
  await waitFor(() => expect(screen.queryByText("Where do you want to listen?")).toBeNull());
});

it("The player shows what another app does as soon as the server sends it", async () => {
  const { send } = await showPlayer();
  await send({
    state: playerState({ isPlaying: false, item: { ...playing, title: "Beta" } }),
    problem: null,
    queueVersion: 0,
  });
  await screen.findByText("Beta");
  screen.getByRole("button", { name: "Play" });
});

it("The player shows why Spotify does not answer, and the song after the next successful event", async () => {
  const { send } = await showPlayer(playerState({ item: null }));
  const problem = {
    code: "spotify_unavailable",
    title: "Spotify is not responding",
    detail: "Spotify is away.",
    retryAt: null,
  };
  await send({ state: null, problem, queueVersion: 0 });
  await screen.findByText("Spotify is not responding");
  screen.getByText("Spotify is away.");
  await send({ state: playerState(), problem: null, queueVersion: 0 });
  await screen.findByText("Alpha");
});
