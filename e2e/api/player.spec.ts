import { devices, playerState, queue } from "@/lib/schemas/player";
import { control } from "../support/instances/stacks";
import { findTrackIds } from "../support/library";
import { desk, type Listener } from "../support/people";
import { expect, test } from "../support/test";

const phone = { id: "phone", name: "Phone", supportsVolume: false, volumePercent: null };

/** Starts music on a desk; a phone without volume control is there too. */
async function startMusic(listener: Listener) {
  const uris = (await findTrackIds(listener, 4)).map(id => `spotify:track:${id}`);
  await control("PUT", `players/${listener.spotifyUser}`, {
    devices: [desk, phone],
    state: { uris, isPlaying: true },
  });
  const { api } = listener;
  return {
    api,
    uris,
    state: () => api.expect(200, playerState, "GET", "/player"),
    command: (name: string, body: object = {}) => api.expectEmpty("POST", `/player/${name}`, { body }),
  };
}

test("the player shows what plays and where, what comes next, and the devices", async ({ listener }) => {
  const { api, state, uris } = await startMusic(listener);
  expect(await state()).toMatchObject({
    isPlaying: true,
    item: { uri: uris[0] },
    device: { id: "desk", isActive: true, volumePercent: 40 },
  });
  expect((await api.expect(200, devices, "GET", "/player/devices")).devices.map(({ id }) => id)).toEqual([
    "desk",
    "phone",
  ]);
  const next = await api.expect(200, queue, "GET", "/player/queue");
  expect([next.playing?.uri, next.queue[0]?.uri]).toEqual([uris[0], uris[1]]);
});

test("the player carries out every command", async ({ listener }) => {
  const { command, state, uris } = await startMusic(listener);
  await command("pause");
  expect((await state()).isPlaying).toBe(false);
  await command("play");
  expect((await state()).isPlaying).toBe(true);
  await command("next");
  expect((await state()).item?.uri).toBe(uris[1]);
  await command("previous");
  expect((await state()).item?.uri).toBe(uris[0]);
  await command("seek", { positionMs: 30_000 });
  expect((await state()).progressMs).toBeGreaterThanOrEqual(30_000);
  await command("volume", { volumePercent: 15 });
  expect((await state()).device?.volumePercent).toBe(15);
  await command("repeat", { state: "context" });
  expect((await state()).repeat).toBe("context");
  await command("shuffle", { state: true });
  expect((await state()).shuffle).toBe(true);
  await command("queue", { uri: uris[3] });
  await command("next");
  expect((await state()).item?.uri).toBe(uris[3]);
  await command("transfer", { deviceId: "phone", play: true });
  expect((await state()).device?.id).toBe("phone");
  await command("play", { uris: [uris[2]], deviceId: "desk" });
  expect(await state()).toMatchObject({ item: { uri: uris[2] }, device: { id: "desk" } });
});

test("a command that Spotify refuses says why", async ({ listener }) => {
  const { api, command } = await startMusic(listener);
  await command("transfer", { deviceId: "phone" });
  await api.expectProblem(409, "volume_not_supported", "POST", "/player/volume", {
    body: { volumePercent: 10 },
  });
  await api.expectProblem(409, "no_active_device", "POST", "/player/play", { body: { deviceId: "gone" } });
  await control("PATCH", `users/${listener.spotifyUser}`, { premium: false });
  await api.expectProblem(409, "premium_required", "POST", "/player/pause", { body: {} });
  await control("PATCH", `users/${listener.spotifyUser}`, { premium: true });
  await control("PUT", `players/${listener.spotifyUser}`, { devices: [], state: null });
  await api.expectProblem(409, "no_active_device", "POST", "/player/play", { body: {} });
  expect(await api.expect(200, playerState, "GET", "/player")).toMatchObject({ device: null, item: null });
});

test("the player needs a connection to Spotify", async ({ person: { api } }) => {
  for (const path of ["/player", "/player/devices", "/player/queue"])
    await api.expectProblem(409, "spotify_not_connected", "GET", path);
  await api.expectProblem(409, "spotify_not_connected", "POST", "/player/pause", { body: {} });
});
