import { expect } from "@playwright/test";
import { oneInTurnByDepth } from "@/testing/depth";
import { trackId, trackUri } from "@/testing/spotify/catalog";
import { createSpotifyId } from "@/testing/spotify/simulator-client";
import { Api, randomAddress } from "../api";
import type { ObservedInstance } from "../instances/observed-instance";
import { type OwnedIds, readOperations, requestOf } from "../operations";
import { agreeAtSpotify, connect, createSpotifyAccountWithDevice, register } from "../people";
import { randomClientSecret, randomSecret } from "./secrets-screens";

const hourMs = 3_600_000;

/** Tries wrong credentials, and consent that is denied, replayed, somebody else's or made up. */
export async function connectWrongly({ url, control }: ObservedInstance): Promise<void> {
  const [ada, eve] = [(await register(url)).api, (await register(url)).api];
  const { spotifyUser, ...app } = await createSpotifyAccountWithDevice(control);
  for (const wrong of [
    { clientSecret: randomClientSecret() },
    { clientId: randomClientSecret() },
    { clientSecret: randomSecret() },
    {},
  ])
    await ada.send("PUT", "/me/spotify/credentials", { body: { ...app, ...wrong } });
  const finish = (api: Api, body: object) => api.send("POST", "/me/spotify/connect", { body });
  const denied = await agreeAtSpotify(ada, spotifyUser, "cancel");
  await finish(ada, { ...denied, code: randomSecret() });
  const agreed = await agreeAtSpotify(ada, spotifyUser);
  await finish(eve, agreed);
  await eve.request("GET", `/callback?${new URLSearchParams(agreed)}`);
  await finish(ada, { ...agreed, state: randomSecret() });
  await finish(ada, { ...agreed, code: randomSecret() });
  const replayed = await agreeAtSpotify(ada, spotifyUser);
  expect((await finish(ada, replayed)).status).toBe(200);
  expect((await finish(ada, replayed)).status).toBe(422);
  await ada.send("GET", "/auth/spotify");
}

/** Starts an import and waits until it has ended or waits itself. Returns the job's id, "" if none was started. */
export async function runImport(api: Api): Promise<string> {
  const { status, json } = await api.send("POST", "/spotify/import", { body: {} });
  if (status !== 202) return "";
  const { id } = (json as { job: { id: string } }).job;
  const readState = async () => (await api.json<{ state: string }>("GET", `/sync/jobs/${id}`)).state;
  // Repeats of failed requests alone can take more than twenty seconds.
  await expect.poll(readState, { intervals: [50], timeout: 60_000 }).toMatch(/completed|failed|waiting/);
  return id;
}

/** Registers a connected person who owns one of each kind of thing, and whose tokens Spotify has renewed. */
async function registerOwner({ url, control }: ObservedInstance): Promise<{ api: Api; ids: OwnedIds }> {
  await control("PATCH", "settings", { refreshTokens: "rotate" });
  const { api } = await register(url);
  const account = await createSpotifyAccountWithDevice(control);
  await control("PATCH", `users/${account.spotifyUser}`, { likedTrackIds: [trackId(1), trackId(2)] });
  await control("PUT", `playlists/${createSpotifyId()}`, {
    name: "Theirs",
    ownerId: account.spotifyUser,
    trackIds: [trackId(3)],
  });
  await api.json("PATCH", "/me", { browserSound: true });
  await connect(api, account);
  await api.json("GET", "/player/sound-token");
  const jobId = await runImport(api);
  for (let refresh = 0; refresh < 3; refresh++) {
    await control("POST", "clock", { advanceMs: hourMs });
    await api.json("GET", "/player/devices");
  }
  const createThing = async (path: string, body: object) =>
    (await api.json<{ id: string }>("POST", path, body)).id;
  const playlistId = await createThing("/playlists", { name: "Mine" });
  const { items } = await api.json<{ items: { id: string; song: { id: string } }[] }>(
    "POST",
    `/playlists/${playlistId}/tracks`,
    { uris: [trackUri(1)] },
  );
  const ids = {
    playlist: playlistId,
    item: items[0]?.id ?? "",
    song: items[0]?.song.id ?? "",
    shuffle: await createThing(`/playlists/${playlistId}/shuffle`, {}),
    job: jobId,
    token: await createThing("/me/api-tokens", { name: "lamp", scopes: ["read", "write"] }),
  };
  return { api, ids };
}

/** Calls every operation as documented, with rubbish, with unknown ids, and with an invalid token. */
export async function callEveryOperation(instance: ObservedInstance): Promise<void> {
  const { api, ids } = await registerOwner(instance);
  const stranger = new Api(instance.url, randomAddress()).withToken(`ta_s_${randomSecret()}`);
  for (const [index, operation] of (await readOperations(instance.url)).entries()) {
    const { method, path, sent } = requestOf(operation, ids);
    const unknown = requestOf(operation, {});
    const secrets = {
      password: [randomSecret()],
      clientSecret: { wrong: randomSecret() },
      code: [randomSecret()],
      state: 7,
    };
    const rubbish = JSON.stringify(secrets);
    // All operations parse JSON with the same code, so each gets one of the broken texts.
    const broken = Math.floor(index / 4) % 2 ? rubbish.slice(1) : rubbish.slice(0, 30);
    const bodies = method === "GET" ? [] : [rubbish, broken];
    const wrongRequests = [
      () => stranger.send(method, path, sent),
      () => api.send(method, unknown.path, unknown.sent),
      ...bodies.map(body => () => api.send(method, path, { body })),
    ];
    await Promise.all(oneInTurnByDepth(wrongRequests, index).map(send => send()));
    await api.send(method, path, sent);
  }
  for (const address of ["/api/health/live", "/api/health/ready", "/api/metrics", "/docs"])
    await api.request("GET", address);
  await api.send("GET", "/openapi.json");
}
