import { expect, it } from "vitest";
import { finishAuthorization } from "@/lib/connections/finish-authorization";
import { getConnection } from "@/lib/connections/get-connection";
import { startAuthorization } from "@/lib/connections/start-authorization";
import { prisma } from "@/lib/platform/db";
import { userCaller } from "@/lib/spotify/access-token";
import { appCaller } from "@/lib/spotify/app-token";
import { type Call, type Caller, callSpotify } from "@/lib/spotify/call";
import { requestedScopes } from "@/lib/spotify/scopes";
import { getUserSpotifyClient, type UserSpotifyClient } from "@/lib/spotify/user-client";
import { sampleByDepth } from "@/testing/depth";
import { decideOnConsent } from "@/testing/people";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import {
  type ExpectedError,
  errors,
  expectRefusal,
  likedSongsCall,
  notRegistered,
  notRegistered2024,
  ownerLapsed,
  profileCall,
  saveCall,
} from "@/testing/spotify/refusals";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";

const { connected, control, playlist, settings } = await simulated();

type Provoke = (spotify: UserSpotifyClient, listener: ConnectedListener) => Promise<unknown>;
type Case = [name: string, provoke: Provoke, meaning: ExpectedError, upstreamMessage: string, status: number];

const makeCall = (call: Call, caller: (userId: string) => Caller = userCaller): Provoke => {
  return (_, { ctx }) => callSpotify(caller(ctx.userId), call, "click");
};
const readAsUnlisted: Provoke = async (spotify, { spotifyUser }) => {
  await control("PATCH", `users/${spotifyUser}`, { allowListed: false });
  return spotify.savedTracks(0);
};
const readWithLapsedOwner: Provoke = async (spotify, { clientId }) => {
  await control("PATCH", `apps/${clientId}`, { ownerPremium: false });
  return spotify.savedTracks(0);
};
const withEarlierTexts =
  (provoke: Provoke): Provoke =>
  async (...parameters) => {
    await settings({ errorTexts: "earlier" });
    return provoke(...parameters);
  };
/** Runs `provoke` on a playlist of the listener. */
const onOwnPlaylist =
  (provoke: (spotify: UserSpotifyClient, id: string, userId: string) => Promise<unknown>): Provoke =>
  async (spotify, { spotifyUser, ctx }) =>
    provoke(spotify, await playlist(spotifyUser, { trackIds: [trackId(1)] }), ctx.userId);
/** Grants almost no scopes at Spotify, while the stored connection claims all of them. */
const withoutScopes =
  (provoke: Provoke): Provoke =>
  async (spotify, listener) => {
    const { userId } = listener.ctx;
    const authorizeUrl = new URL((await startAuthorization(listener.ctx)).authorizeUrl);
    authorizeUrl.searchParams.set("scope", "user-top-read");
    await finishAuthorization(
      listener.ctx,
      await decideOnConsent(authorizeUrl.href, "agree", listener.spotifyUser),
    );
    await prisma().spotifyConnection.update({ where: { userId }, data: { scopes: [...requestedScopes()] } });
    return provoke(spotify, listener);
  };

const desk = { id: "desk", name: "Desk", isActive: true };
const whilePlaying =
  (state: object, provoke: Provoke, device: object = {}): Provoke =>
  async (spotify, listener) => {
    await control("PUT", `players/${listener.spotifyUser}`, {
      devices: [{ ...desk, ...device }],
      state: { uris: [trackUri(1)], ...state },
    });
    return provoke(spotify, listener);
  };
const restrictedCase = (name: string, provoke: Provoke): Case => [
  name,
  provoke,
  errors.notNow,
  "Player command failed: Restriction violated",
  403,
];
const tokenMessage = "Missing/invalid/expired access token";

it.each<Case>(
  sampleByDepth(
    [
      ["owner without Premium", readWithLapsedOwner, errors.ownerWithoutPremium, ownerLapsed, 403],
      ["not allow-listed", readAsUnlisted, errors.notListed, notRegistered, 403],
      [
        "not allow-listed, with the earlier text",
        withEarlierTexts(readAsUnlisted),
        errors.notListed,
        notRegistered2024,
        403,
      ],
      [
        "a removed endpoint",
        makeCall({ method: "GET", path: "/browse/new-releases" }),
        errors.forbidden,
        "Forbidden",
        403,
      ],
      [
        "the items of somebody else's playlist",
        async spotify => spotify.playlistItems(await playlist("listener", { trackIds: [trackId(1)] }), 0),
        errors.forbidden,
        "Forbidden",
        403,
      ],
      [
        "a limit of 0",
        makeCall({ ...likedSongsCall, query: { limit: 0 } }),
        errors.ourFault,
        "Invalid limit",
        400,
      ],
      [
        "an id that cannot exist",
        spotify => spotify.album("short"),
        errors.notFound,
        "Invalid base62 id",
        400,
      ],
      [
        "a wrong uri in the query",
        onOwnPlaylist((_, id, userId) =>
          callSpotify(
            userCaller(userId),
            { method: "POST", path: `/playlists/${id}/items`, query: { uris: "spotify:album:1" } },
            "click",
          ),
        ),
        errors.ourFault,
        "Invalid track uri: spotify:album:1",
        400,
      ],
      [
        "a wrong uri in the body",
        onOwnPlaylist((spotify, id) => spotify.addItems(id, ["spotify:album:1"])),
        errors.ourFault,
        "JSON body contains an invalid track uri: spotify:album:1",
        400,
      ],
      [
        "more than 100 tracks",
        onOwnPlaylist((spotify, id) => spotify.addItems(id, range(101).map(trackUri))),
        errors.tooMuch,
        "You can add a maximum of 100 tracks per request",
        400,
      ],
      [
        "a body in place of the query",
        makeCall({ ...saveCall, body: { uris: [trackUri(1)] } }),
        errors.ourFault,
        "Missing required field: uris",
        400,
      ],
      [
        "more than 40 uris",
        spotify => spotify.save(range(41).map(trackUri)),
        errors.tooMuch,
        "Too many uris",
        400,
      ],
      [
        "a scope that was not granted",
        withoutScopes(spotify => spotify.savedTracks(0)),
        errors.scopeMissing,
        "Insufficient client scope",
        403,
      ],
      ["an unknown id", spotify => spotify.album("0".repeat(22)), errors.notFound, "Resource not found", 404],
      [
        "a playlist of Spotify's own",
        spotify => spotify.playlistItems("37i9dQZF1DXcBWIGoYBM5M", 0),
        errors.notFound,
        "Resource not found",
        404,
      ],
      [
        "an unknown path",
        makeCall({ method: "GET", path: "/nothing/of/the/kind" }),
        errors.notFound,
        "Service not found",
        404,
      ],
      [
        "an unknown device",
        whilePlaying({}, spotify => spotify.pause("nowhere")),
        errors.deviceGone,
        "Device not found",
        404,
      ],
      [
        "too much to play at once",
        whilePlaying({}, spotify => spotify.play({ uris: range(1000).map(trackUri) })),
        errors.tooMuch,
        "Payload too large",
        413,
      ],
      [
        "a URL that is too long",
        spotify => spotify.search("x".repeat(9000), ["track"]),
        errors.tooMuch,
        "URI Too Long",
        414,
      ],
      [
        "the app's own token where a person is needed",
        makeCall(profileCall, appCaller),
        errors.ended,
        tokenMessage,
        401,
      ],
      [
        "no active device",
        async (spotify, { spotifyUser }) => {
          await control("PUT", `players/${spotifyUser}`, { devices: [] });
          return spotify.pause();
        },
        errors.noDevice,
        "Player command failed: No active device found",
        404,
      ],
      [
        "a listener without Premium",
        whilePlaying({}, async (spotify, { spotifyUser }) => {
          await control("PATCH", `users/${spotifyUser}`, { premium: false });
          return spotify.pause();
        }),
        errors.premium,
        "Player command failed: Premium required",
        403,
      ],
      restrictedCase(
        "pausing while paused",
        whilePlaying({ isPlaying: false }, spotify => spotify.pause()),
      ),
      restrictedCase(
        "resuming while playing",
        whilePlaying({}, spotify => spotify.play({})),
      ),
      restrictedCase(
        "skipping an advertisement",
        whilePlaying({ ad: true }, spotify => spotify.skip("next")),
      ),
      restrictedCase(
        "a song that cannot be played",
        whilePlaying({}, async spotify => {
          await control("PATCH", `tracks/${trackId(299)}`, { playable: false });
          return spotify.play({ uris: [trackUri(299)] });
        }),
      ),
      restrictedCase(
        "a device that takes no commands",
        whilePlaying({}, spotify => spotify.pause(), { isRestricted: true }),
      ),
      [
        "the volume of a phone",
        whilePlaying({}, spotify => spotify.setVolume(1), { supportsVolume: false }),
        errors.ownVolume,
        "Player command failed: Cannot control device volume",
        403,
      ],
    ],
    3,
  ),
)(
  "A refusal of the simulator becomes an error that explains it: %s",
  async (_, provoke, meaning, upstreamMessage, status) => {
    const listener = await connected();
    const attempt = provoke(getUserSpotifyClient(listener.ctx), listener);
    await expectRefusal(attempt, { ...meaning, upstreamMessage, status });
  },
);

it("A missing player scope that Spotify reports as 401 is named after a try with a new token", async () => {
  const listener = await connected();
  const readPlayer = withEarlierTexts(withoutScopes(spotify => spotify.player()));
  await expect(readPlayer(getUserSpotifyClient(listener.ctx), listener)).rejects.toMatchObject({
    code: "scope_missing",
    message: expect.stringMatching(
      /did not give Tonearm permission to see and control what plays\. Connect Spotify again/,
    ),
  });
  // The missing right is stored with the connection, so screens show it without a call to Spotify.
  const { missingRights } = await getConnection(listener.ctx);
  expect(missingRights).toContain("playback");
});
