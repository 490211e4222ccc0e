import { expect, it } from "vitest";
import { finishAuthorization } from "@/lib/connections/finish-authorization";
import { getConnection } from "@/lib/connections/get-connection";
import { startAuthorization } from "@/lib/connections/start-authorization";
import { seal } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { userCaller } from "@/lib/spotify/access-token";
import { appCaller } from "@/lib/spotify/app-token";
import { type Call, type Caller, callSpotify } from "@/lib/spotify/call";
import { wantedScopes } from "@/lib/spotify/scopes";
import { getUserSpotifyClient, type UserSpotifyClient } from "@/lib/spotify/user-client";
import { range, trackId, trackUri } from "@/testing/catalog";
import { agree } from "@/testing/people";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import {
  type ExpectedError,
  expectedErrors,
  expectRefusal,
  likedSongsCall,
  notRegistered,
  notRegistered2024,
  ownerLapsed,
  profileCall,
  saveCall,
} from "@/testing/spotify-refusals";

const { connected, control, playlist, requests, settings } = await simulated();

type Provoke = (spotify: UserSpotifyClient, listener: ConnectedListener) => Promise<unknown>;
type Case = [name: string, provoke: Provoke, meaning: ExpectedError, upstreamMessage: string, status: number];

const call = (what: Call, caller: (userId: string) => Caller = userCaller): Provoke => {
  return (_, { ctx }) => callSpotify(caller(ctx.userId), what, "click");
};
const unlisted: Provoke = async (spotify, { spotifyUser }) => {
  await control("PATCH", `users/${spotifyUser}`, { allowListed: false });
  return spotify.savedTracks(0);
};
const lapsed: Provoke = async (spotify, { clientId }) => {
  await control("PATCH", `apps/${clientId}`, { ownerPremium: false });
  return spotify.savedTracks(0);
};
const earlier =
  (provoke: Provoke): Provoke =>
  async (...given) => {
    await settings({ errorTexts: "earlier" });
    return provoke(...given);
  };
/** Runs on a playlist of the listener. */
const onOwn =
  (provoke: (spotify: UserSpotifyClient, id: string, userId: string) => Promise<unknown>): Provoke =>
  async (spotify, { spotifyUser, ctx }) =>
    provoke(spotify, await playlist(spotifyUser, { trackIds: [trackId(1)] }), ctx.userId);
/** Grants almost no scopes at Spotify, while the stored connection claims all of them. */
const withoutScopes =
  (provoke: Provoke): Provoke =>
  async (spotify, listener) => {
    const { userId } = listener.ctx;
    const narrow = new URL((await startAuthorization(listener.ctx)).authorizeUrl);
    narrow.searchParams.set("scope", "user-top-read");
    await finishAuthorization(listener.ctx, await agree(narrow.href, "agree", listener.spotifyUser));
    await prisma().spotifyConnection.update({ where: { userId }, data: { scopes: [...wantedScopes] } });
    return provoke(spotify, listener);
  };

const desk = { id: "desk", name: "Desk", isActive: true };
const playing =
  (state: object, provoke: Provoke, device: object = {}): Provoke =>
  async (spotify, listener) => {
    await control("PUT", `players/${listener.spotifyUser}`, {
      devices: [{ ...desk, ...device }],
      state: { uris: [trackUri(1)], ...state },
    });
    return provoke(spotify, listener);
  };
const restricted = (name: string, provoke: Provoke): Case => [
  name,
  provoke,
  expectedErrors.notNow,
  "Player command failed: Restriction violated",
  403,
];
const oneText = "Missing/invalid/expired access token";

it.each<Case>([
  ["owner without Premium", lapsed, expectedErrors.ownerWithoutPremium, ownerLapsed, 403],
  ["not allow-listed", unlisted, expectedErrors.notListed, notRegistered, 403],
  ["not allow-listed, formerly", earlier(unlisted), expectedErrors.notListed, notRegistered2024, 403],
  [
    "a removed endpoint",
    call({ method: "GET", path: "/browse/new-releases" }),
    expectedErrors.forbidden,
    "Forbidden",
    403,
  ],
  [
    "the items of somebody else's playlist",
    async spotify => spotify.playlistItems(await playlist("listener", { trackIds: [trackId(1)] }), 0),
    expectedErrors.forbidden,
    "Forbidden",
    403,
  ],
  [
    "a limit of nothing",
    call({ ...likedSongsCall, query: { limit: 0 } }),
    expectedErrors.ourFault,
    "Invalid limit",
    400,
  ],
  [
    "an id that cannot exist",
    spotify => spotify.album("short"),
    expectedErrors.notFound,
    "Invalid base62 id",
    400,
  ],
  [
    "a wrong uri in the query",
    onOwn((_, id, userId) =>
      callSpotify(
        userCaller(userId),
        { method: "POST", path: `/playlists/${id}/items`, query: { uris: "spotify:album:1" } },
        "click",
      ),
    ),
    expectedErrors.ourFault,
    "Invalid track uri: spotify:album:1",
    400,
  ],
  [
    "a wrong uri in the body",
    onOwn((spotify, id) => spotify.addItems(id, ["spotify:album:1"])),
    expectedErrors.ourFault,
    "JSON body contains an invalid track uri: spotify:album:1",
    400,
  ],
  [
    "more than 100 tracks",
    onOwn((spotify, id) => spotify.addItems(id, range(101).map(trackUri))),
    expectedErrors.tooMuch,
    "You can add a maximum of 100 tracks per request",
    400,
  ],
  [
    "a body in place of the query",
    call({ ...saveCall, body: { uris: [trackUri(1)] } }),
    expectedErrors.ourFault,
    "Missing required field: uris",
    400,
  ],
  [
    "more than 40 uris",
    spotify => spotify.save(range(41).map(trackUri)),
    expectedErrors.tooMuch,
    "Too many uris",
    400,
  ],
  [
    "a scope that was not granted",
    withoutScopes(spotify => spotify.savedTracks(0)),
    expectedErrors.scopeMissing,
    "Insufficient client scope",
    403,
  ],
  [
    "an unknown id",
    spotify => spotify.album("0".repeat(22)),
    expectedErrors.notFound,
    "Resource not found",
    404,
  ],
  [
    "a playlist of Spotify's own",
    spotify => spotify.playlistItems("37i9dQZF1DXcBWIGoYBM5M", 0),
    expectedErrors.notFound,
    "Resource not found",
    404,
  ],
  [
    "an unknown path",
    call({ method: "GET", path: "/nothing/of/the/kind" }),
    expectedErrors.notFound,
    "Service not found",
    404,
  ],
  [
    "an unknown device",
    playing({}, spotify => spotify.pause("nowhere")),
    expectedErrors.deviceGone,
    "Device not found",
    404,
  ],
  [
    "too much to play at once",
    playing({}, spotify => spotify.play({ uris: range(1000).map(trackUri) })),
    expectedErrors.tooMuch,
    "Payload too large",
    413,
  ],
  [
    "an address too long",
    spotify => spotify.search("x".repeat(9000), ["track"]),
    expectedErrors.tooMuch,
    "URI Too Long",
    414,
  ],
  [
    "the app's own token where a person is needed",
    call(profileCall, appCaller),
    expectedErrors.ended,
    oneText,
    401,
  ],
  [
    "no active device",
    async (spotify, { spotifyUser }) => {
      await control("PUT", `players/${spotifyUser}`, { devices: [] });
      return spotify.pause();
    },
    expectedErrors.noDevice,
    "Player command failed: No active device found",
    404,
  ],
  [
    "a listener without Premium",
    playing({}, async (spotify, { spotifyUser }) => {
      await control("PATCH", `users/${spotifyUser}`, { premium: false });
      return spotify.pause();
    }),
    expectedErrors.premium,
    "Player command failed: Premium required",
    403,
  ],
  restricted(
    "pausing while paused",
    playing({ isPlaying: false }, spotify => spotify.pause()),
  ),
  restricted(
    "resuming while playing",
    playing({}, spotify => spotify.play({})),
  ),
  restricted(
    "skipping an advertisement",
    playing({ ad: true }, spotify => spotify.skip("next")),
  ),
  restricted(
    "a song that cannot be played",
    playing({}, async spotify => {
      await control("PATCH", `tracks/${trackId(299)}`, { playable: false });
      return spotify.play({ uris: [trackUri(299)] });
    }),
  ),
  restricted(
    "a device that takes no commands",
    playing({}, spotify => spotify.pause(), { isRestricted: true }),
  ),
  [
    "the volume of a phone",
    playing({}, spotify => spotify.setVolume(1), { supportsVolume: false }),
    expectedErrors.ownVolume,
    "Player command failed: Cannot control device volume",
    403,
  ],
  [
    "too many calls in half a minute, as JSON",
    async spotify => {
      await settings({ rateLimit: { per30s: 1 } });
      await spotify.devices();
      return spotify.devices();
    },
    { code: "rate_limited", says: /asked for a pause.* Try again in \d+ seconds/ },
    "API rate limit exceeded",
    429,
  ],
  [
    "too many calls in half a minute, as plain text",
    async spotify => {
      await settings({ rateLimit: { per30s: 1, body: "text" } });
      await spotify.devices();
      return spotify.devices();
    },
    { code: "rate_limited", says: /asked for a pause.* Try again in \d+ seconds/ },
    "Too many requests",
    429,
  ],
  [
    "a day's quota",
    async spotify => {
      await settings({ quota: { player: 1 } });
      await spotify.devices();
      return spotify.devices();
    },
    { code: "quota_exceeded", says: /used up\. They work again in 24 hours/ },
    "Too many requests",
    429,
  ],
])("A real refusal is explained: %s", async (_, provoke, meaning, upstreamMessage, status) => {
  const listener = await connected();
  const attempt = provoke(getUserSpotifyClient(listener.ctx), listener);
  await expectRefusal(attempt, { ...meaning, upstreamMessage, status });
});

it("A missing player scope that Spotify reports as 401 is named after a new token was tried", async () => {
  const listener = await connected();
  const readPlayer = earlier(withoutScopes(spotify => spotify.player()));
  await expect(readPlayer(getUserSpotifyClient(listener.ctx), listener)).rejects.toMatchObject({
    code: "scope_missing",
    message: expect.stringMatching(
      /did not give Tonearm permission to see and control what plays\. Connect to Spotify again/,
    ),
  });
  // The connection remembers it, so screens show it without a call to Spotify.
  const { missingRights } = await getConnection(listener.ctx);
  expect(missingRights).toContain("see and control what plays");
});

it("A token that Spotify does not know is replaced without an error", async () => {
  const { ctx } = await connected();
  const { userId } = ctx;
  const accessTokenSealed = seal("BQbogus", { userId, column: "access_token" });
  await prisma().spotifyConnection.update({ where: { userId }, data: { accessTokenSealed } });
  await expect(getUserSpotifyClient(ctx).savedTracks(0)).resolves.toBeDefined();
  expect((await requests("/v1")).map(({ status }) => status)).toEqual([401, 200]);
});
