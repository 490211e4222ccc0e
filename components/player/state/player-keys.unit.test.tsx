// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { playerState, speaker } from "@/testing/screens/api-data";
import { refused } from "@/testing/screens/api-server";
import { positionOf, showWithPlayer, slider } from "@/testing/screens/player-screen";
import { CurrentTrack } from "../current-track";
import { SeekSlider } from "../seek-slider";
import { VolumeSlider } from "../volume-slider";

async function showSliders(state = playerState({ isPlaying: false })) {
  const server = await showWithPlayer(
    <>
      <CurrentTrack />
      <SeekSlider />
      <VolumeSlider />
    </>,
    { state },
  );
  await screen.findByText("Alpha");
  return server;
}

const press = (name: string, ...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(slider(name), { key });
};
const times = (count: number, key: string) => Array.from({ length: count }, () => key);

it("Ten presses of an arrow key change the volume at once and send only the last value", async () => {
  const { requestsOf } = await showSliders();
  press("Volume", ...times(10, "ArrowUp"));
  await waitFor(() => expect(positionOf("Volume")).toBe(90));
  expect(requestsOf("POST /player/volume")).toHaveLength(0);
  await waitFor(() =>
    expect(requestsOf("POST /player/volume").map(({ body }) => body)).toEqual([{ volumePercent: 90 }]),
  );
  expect(positionOf("Volume")).toBe(90);
});

it("Keys seek by five seconds, page keys by thirty, and a burst of them is one request", async () => {
  const { requestsOf } = await showSliders();
  press("Seek", "ArrowRight", "ArrowRight", "PageUp", "ArrowLeft");
  await waitFor(() => expect(positionOf("Seek")).toBe(35_000));
  await waitFor(() =>
    expect(requestsOf("POST /player/seek").map(({ body }) => body)).toEqual([{ positionMs: 35_000 }]),
  );
});

it("Keys do not seek past the end or before the beginning of the song", async () => {
  const { requestsOf } = await showSliders();
  press("Seek", "ArrowLeft", "End", "ArrowRight");
  await waitFor(() =>
    expect(requestsOf("POST /player/seek").map(({ body }) => body)).toEqual([{ positionMs: 200_000 }]),
  );
});

it("Gestures of a screen reader, which send no keys, cost one request as well", async () => {
  const { requestsOf } = await showSliders();
  for (const value of [50, 60]) fireEvent.change(slider("Volume"), { target: { value } });
  await waitFor(() =>
    expect(requestsOf("POST /player/volume").map(({ body }) => body)).toEqual([{ volumePercent: 60 }]),
  );
});

it("After a refused burst, the slider returns to the device's volume", async () => {
  const { routes } = await showSliders();
  routes["POST /player/volume"] = refused("volume_not_supported");
  press("Volume", "ArrowUp");
  await waitFor(() => expect(positionOf("Volume")).toBe(45));
  await screen.findByText("The device controls its own volume");
  await waitFor(() => expect(positionOf("Volume")).toBe(40));
});

it("Muting and unmuting brings back the volume from before", async () => {
  const { requestsOf, send } = await showSliders();
  fireEvent.click(screen.getByRole("button", { name: "Mute" }));
  await waitFor(() => expect(requestsOf("POST /player/volume")).toHaveLength(1));
  await send({
    state: playerState({ isPlaying: false, device: { ...speaker, volumePercent: 0 } }),
    problem: null,
    queueVersion: 0,
  });
  fireEvent.click(await screen.findByRole("button", { name: "Unmute" }));
  await waitFor(() =>
    expect(requestsOf("POST /player/volume").map(({ body }) => body)).toEqual([
      { volumePercent: 0 },
      { volumePercent: 40 },
    ]),
  );
});
