import { describe, expect, test } from "vitest";
import { trackUri } from "../../test-support";
import {
  fourDevices,
  noDeviceError,
  restrictedError,
  shortPlaylistUri,
  startListening,
} from "./player-test-support";

describe("refused commands", () => {
  const commands: [string, string][] = [
    ["PUT", "/me/player/play"],
    ["PUT", "/me/player/pause"],
    ["POST", "/me/player/next"],
    ["POST", "/me/player/previous"],
    ["PUT", "/me/player/seek?position_ms=1"],
    ["PUT", "/me/player/repeat?state=off"],
    ["PUT", "/me/player/shuffle?state=true"],
    ["PUT", "/me/player/volume?volume_percent=1"],
    ["POST", `/me/player/queue?uri=${trackUri(1)}`],
  ];

  test.each(commands)("%s %s is refused when no device is active", async (method, path) => {
    const { call, control } = await startListening();
    await control("PUT", "players/listener", { devices: fourDevices });
    expect((await call(method, path)).body).toEqual(noDeviceError);
  });

  test.each(commands)("%s %s is refused when the named device is unknown", async (method, path) => {
    const { call } = await startListening();
    const reply = await call(method, `${path}${path.includes("?") ? "&" : "?"}device_id=nowhere`);
    expect(reply.body).toEqual({ error: { status: 404, message: "Device not found" } });
  });

  test.each(commands)("%s %s is refused without Premium, while reads still work", async (method, path) => {
    const { call, get, control } = await startListening();
    await control("PATCH", "users/listener", { premium: false });
    expect((await call(method, path)).body).toEqual({
      error: { status: 403, message: "Player command failed: Premium required", reason: "PREMIUM_REQUIRED" },
    });
    expect((await get("/me/player")).status).toBe(200);
  });

  test("Pausing or resuming twice is refused", async () => {
    const { put } = await startListening({ context_uri: shortPlaylistUri });
    expect((await put("/me/player/play")).body).toEqual(restrictedError);
    expect((await put("/me/player/pause")).status).toBe(200);
    expect((await put("/me/player/pause")).body).toEqual(restrictedError);
  });

  test.each([
    ["PUT", "/me/player/seek"],
    ["PUT", "/me/player/seek?position_ms=-5"],
    ["PUT", "/me/player/repeat?state=always"],
    ["PUT", "/me/player/shuffle?state=1"],
    ["PUT", "/me/player/volume?volume_percent=loud"],
  ])("%s %s is refused because its parameter is missing or invalid", async (method, path) => {
    const { call } = await startListening({ context_uri: shortPlaylistUri });
    expect((await call(method, path)).status).toBe(400);
  });
});

test("An accepted command answers an opaque word, or an empty 204 with the setting commandReply: empty", async () => {
  const { put, settings } = await startListening({ context_uri: shortPlaylistUri });
  const opaque = await put("/me/player/pause");
  expect([opaque.status, typeof opaque.body]).toEqual([200, "string"]);
  expect(opaque.body.length).toBeGreaterThan(10);
  await settings({ commandReply: "empty" });
  const plain = await put("/me/player/play");
  expect([plain.status, plain.body]).toEqual([204, ""]);
});

test("Reads show the former state until the lag is over", async () => {
  const { put, state, settings, advance } = await startListening({ context_uri: shortPlaylistUri });
  await settings({ playerLagMs: 2000 });
  await put("/me/player/pause");
  expect((await state()).is_playing).toBe(true);
  await advance(1000);
  expect(await state()).toMatchObject({ is_playing: true, progress_ms: 1000 });
  await advance(1000);
  expect(await state()).toMatchObject({ is_playing: false, progress_ms: 0 });
});
