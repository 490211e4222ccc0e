import { expect, test } from "vitest";
import { longPlaylistUri, startListening } from "../api/player/player-test-support";
import { allScopes, id, simulate, trackUri } from "../test-support";

type Client = Pick<Awaited<ReturnType<typeof startListening>>, "call" | "url">;

const register = ({ call, url }: Client) =>
  call("POST", `${url}/embedded/devices`, { name: "Tonearm", volume: 0.5 });
const stateOf = async ({ call, url }: Client, device: string) =>
  (await call("GET", `${url}/embedded/devices/${device}/state`)).body as unknown;

test("The player for browsers is a device that plays what a command starts there, and stops when its page closes", async () => {
  const listener = await startListening({ context_uri: longPlaylistUri });
  const { id: device } = (await register(listener)).body;
  expect(await stateOf(listener, device)).toBeNull();
  await listener.put("/me/player", { device_ids: [device] });
  expect(await stateOf(listener, device)).toMatchObject({
    paused: false,
    repeat_mode: 0,
    context: { uri: longPlaylistUri },
    track_window: { current_track: { uri: trackUri(0), name: "Song 0", album: { name: "Album 0" } } },
  });
  const { status } = await listener.call("DELETE", `${listener.url}/embedded/devices/${device}`);
  expect(status).toBe(204);
  expect((await listener.get("/me/player")).status).toBe(204);
  expect((await listener.call("GET", `${listener.url}/embedded/devices/${device}/state`)).status).toBe(404);
});

test("The player for browsers needs the scope streaming and Premium, and its requests are not logged", async () => {
  const simulated = await simulate();
  const scopes = allScopes.filter(scope => scope !== "streaming").join(" ");
  const without = await simulated.signIn({ scope: scopes });
  expect((await register({ ...without, url: simulated.url })).status).toBe(401);
  const listener = await simulated.signIn();
  await simulated.control("PATCH", "users/listener", { premium: false });
  expect((await register({ ...listener, url: simulated.url })).status).toBe(403);
  expect(JSON.stringify((await simulated.control("GET", "requests")).body)).not.toContain("embedded");
});

test("The script and the page of its frame are served, and other addresses beside them are not found", async () => {
  const { url } = await simulate();
  const typeOf = async (path: string) => {
    const reply = await fetch(url + path);
    return [reply.status, reply.headers.get("content-type")];
  };
  expect(await typeOf("/spotify-player.js")).toEqual([200, "text/javascript; charset=utf-8"]);
  expect(await typeOf("/embedded/index.html")).toEqual([200, "text/html; charset=utf-8"]);
  expect((await typeOf(`/embedded/${id("x", 1)}`))[0]).toBe(401);
});
