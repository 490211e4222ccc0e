import { beforeAll, describe, expect, it } from "vitest";
import { finishAuthorization } from "@/lib/connections/finish-authorization";
import { getConnection } from "@/lib/connections/get-connection";
import { startAuthorization } from "@/lib/connections/start-authorization";
import type { ErrorCode } from "@/lib/core/errors";
import { seal } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { range, trackId, trackUri } from "@/testing/catalog";
import { agree } from "@/testing/people";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import { createSpotifyId } from "@/testing/simulator-client";
import { userCaller } from "../lib/spotify/access-token";
import { appCaller } from "../lib/spotify/app-token";
import { type Call, type Caller, callSpotify } from "../lib/spotify/call";
import { type RateLimited, SpotifyError } from "../lib/spotify/errors";
import { wantedScopes } from "../lib/spotify/scopes";
import { getUserSpotifyClient, type UserSpotifyClient } from "../lib/spotify/user-client";

const { connected, control, fault, playlist, requests, settings } = await simulated();

const liked: Call = { method: "GET", path: "/me/tracks" };
const player: Call = { method: "GET", path: "/me/player" };
const pause: Call = { method: "PUT", path: "/me/player/pause" };
const me: Call = { method: "GET", path: "/me" };
const save: Call = { method: "PUT", path: "/me/library" };

/** What no person should have to know in order to understand a message. */
const jargon = /scope|token|oauth|\bapi\b|https?\b|json|endpoint|status|\b[1-5]\d\d\b|undefined|null|NaN/i;

type Told = { code: ErrorCode; says: RegExp };
/** The thrown error: the code, the text for the person, and Spotify's own message. */
type Thrown = Told & { upstreamMessage: string | undefined; status: number | undefined };

async function refusalOf(attempt: Promise<unknown>): Promise<SpotifyError> {
  const error = await attempt.then(
    () => "no refusal",
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SpotifyError);
  return error as SpotifyError;
}

async function expectRefusal(attempt: Promise<unknown>, { code, says, upstreamMessage, status }: Thrown) {
  const error = await refusalOf(attempt);
  expect(error).toMatchObject({ code, upstreamMessage, status, message: expect.stringMatching(says) });
  expect(error.message).not.toMatch(jargon);
  if (code === "rate_limited" || code === "quota_exceeded")
    expect(error.retryAt?.getTime()).toBeGreaterThan(Date.now());
  expect(error.endpoint).toMatch(/^(GET|PUT|POST|DELETE) \//);
  return error;
}

/** What a refusal means: its code, and the essential part of what the person reads: what happened, and what to do now. */
const told = {
  ownerWithoutPremium: {
    code: "owner_without_premium",
    says: /blocks a developer app whose owner has no active Premium\. The owner has to renew it; .*a few hours/,
  },
  notListed: {
    code: "not_allow_listed",
    says: /Only people registered with a developer app can use it\. The app's owner opens developer\.spotify\.com\/dashboard.*Settings.*User Management.* adds your name and Spotify e-mail address/,
  },
  forbidden: {
    code: "forbidden_by_spotify",
    says: /does not let personal developer apps .* does not help; use Spotify's own app/,
  },
  rightMissing: {
    code: "scope_missing",
    says: /did not give Tonearm permission to do this\. Connect to Spotify again on the Music page and agree/,
  },
  ended: {
    code: "reauth_required",
    says: /no longer accepts this connection\. Connect to Spotify again on the Music page; your library/,
  },
  notFound: {
    code: "not_found_on_spotify",
    says: /does not know this, or no longer shows it.*Check in Spotify's own app/,
  },
  ourFault: {
    code: "refused_by_spotify",
    says: /The mistake is Tonearm's, not yours\. Reload the page and try again; if it happens again, tell the person/,
  },
  tooMuch: {
    code: "refused_by_spotify",
    says: /more at once than Spotify accepts\. Try again with fewer songs/,
  },
  noDevice: {
    code: "no_active_device",
    says: /No Spotify app is active\. Open Spotify on a phone, computer or speaker, or choose a device/,
  },
  deviceGone: {
    code: "no_active_device",
    says: /That device is no longer available\. Open Spotify on it again, or choose another/,
  },
  premium: {
    code: "premium_required",
    says: /only for listeners with Premium, and your account has none\. Play it in Spotify's own app/,
  },
  ownVolume: {
    code: "volume_not_supported",
    says: /device does not let other apps set its volume\. Use its own controls/,
  },
  takesNone: {
    code: "playback_restricted",
    says: /device does not accept commands from other apps\. Choose another device, or use its own controls/,
  },
  notNow: {
    code: "playback_restricted",
    says: /does not allow this right now.* Check what is playing, then try again or use Spotify's own app/,
  },
  tooFast: {
    code: "rate_limited",
    says: /many requests in a short time\. Try again in \d+ seconds/,
  },
  unavailable: { code: "spotify_unavailable", says: /is not responding right now.* try again in a moment/ },
} satisfies Record<string, Told>;

/** A body of the Web API's usual form. */
const json = (status: number, message: string, reason?: string) => ({
  status,
  body: { error: { status, message, ...(reason && { reason }) } },
});
const text = (status: number, body: string) => ({ status, body });

const ownerLapsed =
  "Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.";
const notRegistered =
  "The user is not registered for this application. Please check your settings on https://developer.spotify.com/dashboard.";
const notRegistered2024 =
  "Check settings on developer.spotify.com/dashboard, the user may not be registered.";

type Refusal = { status: number; body: unknown; headers?: Record<string, string> };
type Row = [name: string, refusal: Refusal, meaning: Told, call?: Call];

const messageIn = ({ body }: Refusal): string => {
  const { error } = body as { error?: { message?: string } };
  return error?.message ?? (typeof body === "string" ? body : JSON.stringify(body));
};

describe("Spotify's refusals, word by word", () => {
  let listener: ConnectedListener;
  beforeAll(async () => {
    listener = await connected();
  });

  /** Fails when the call is made more than once: none of these is mended by asking again. */
  const eachOnce = (rows: Row[]) =>
    it.each(rows)("%s", async (_, refusal, meaning, call = liked) => {
      await fault(`/v1${call.path}`, { ...refusal, times: 5 });
      const attempt = callSpotify(userCaller(listener.ctx.userId), call, "click");
      await expectRefusal(attempt, {
        ...meaning,
        upstreamMessage: messageIn(refusal),
        status: refusal.status,
      });
      expect(await requests()).toHaveLength(1);
    });

  describe("at the gate of the app (§1.7)", () => {
    eachOnce([
      ["owner without Premium", text(403, ownerLapsed), told.ownerWithoutPremium],
      ["not allow-listed (2026)", text(403, notRegistered), told.notListed],
      ["not allow-listed (2024)", text(403, notRegistered2024), told.notListed],
      [
        "not allow-listed (2021)",
        text(403, "User not registered in the Developer Dashboard"),
        told.notListed,
      ],
      ["not allow-listed, should it ever come as JSON", json(403, notRegistered), told.notListed],
      ["removed endpoint", json(403, "Forbidden"), told.forbidden],
    ]);
  });

  describe("of the catalogue and the library (§3.2)", () => {
    eachOnce([
      ["another scheme than Bearer", json(400, "Only valid bearer authentication supported"), told.ourFault],
      ["limit out of bounds", json(400, "Invalid limit"), told.ourFault],
      ["an id that cannot exist", json(400, "Invalid base62 id"), told.notFound],
      ["a wrong uri in the query", json(400, "Invalid track uri: spotify:album:1"), told.ourFault],
      [
        "a wrong uri in the body",
        json(400, "JSON body contains an invalid track uri: spotify:album:1"),
        told.ourFault,
      ],
      ["more than 100 tracks", json(400, "You can add a maximum of 100 tracks per request"), told.tooMuch],
      ["a body in place of the query", json(400, "Missing required field: uris"), told.ourFault, save],
      [
        "the same as the specification has it, without an envelope",
        { status: 400, body: { status: 400, message: "Missing required field: uris" } },
        told.ourFault,
        save,
      ],
      ["more than 40 uris", json(400, "Too many uris"), told.tooMuch, save],
      ["scope missing", json(403, "Insufficient client scope"), told.rightMissing],
      [
        "items of somebody else's playlist",
        json(403, "Forbidden"),
        told.forbidden,
        { method: "GET", path: `/playlists/${createSpotifyId()}/items` },
      ],
      ["unknown id", json(404, "Resource not found"), told.notFound],
      ["unknown path", json(404, "Service not found"), told.notFound],
      ["unknown device", json(404, "Device not found"), told.deviceGone, pause],
      ["no length", text(411, "Length Required"), told.ourFault, save],
      ["body too large", text(413, "Payload too large"), told.tooMuch, save],
      ["address too long", text(414, "<html>URI Too Long</html>"), told.tooMuch, save],
    ]);
  });

  describe("of the player (§4.3)", () => {
    const command = (status: number, what: string, reason?: string) =>
      json(status, `Player command failed: ${what}`, reason);
    eachOnce([
      ["no active device", command(404, "No active device found", "NO_ACTIVE_DEVICE"), told.noDevice, pause],
      ["bad device", json(404, "Device not found"), told.deviceGone, pause],
      ["listener without Premium", command(403, "Premium required", "PREMIUM_REQUIRED"), told.premium, pause],
      ["not possible now", command(403, "Restriction violated", "UNKNOWN"), told.notNow, pause],
      [
        "volume of a phone",
        command(403, "Cannot control device volume", "VOLUME_CONTROL_DISALLOW"),
        told.ownVolume,
        pause,
      ],
      ["no active device, without a reason", command(404, "No active device found"), told.noDevice, pause],
      ["listener without Premium, without a reason", command(403, "Premium required"), told.premium, pause],
      ["not possible now, without a reason", json(403, "Restriction violated"), told.notNow, pause],
      [
        "volume of a phone, without a reason",
        command(403, "Cannot control device volume"),
        told.ownVolume,
        pause,
      ],
      [
        "no active device, in other words",
        json(404, "Something new", "NO_ACTIVE_DEVICE"),
        told.noDevice,
        pause,
      ],
      ["listener without Premium, in other words", json(403, "New", "PREMIUM_REQUIRED"), told.premium, pause],
      ["not possible now, in other words", json(403, "Something new", "UNKNOWN"), told.notNow, pause],
      [
        "volume of a phone, in other words",
        json(403, "New", "VOLUME_CONTROL_DISALLOW"),
        told.ownVolume,
        pause,
      ],
    ]);

    // The reasons that Spotify documented once and may still send.
    const notNow = [
      ...["NO_PREV_TRACK", "NO_NEXT_TRACK", "NO_SPECIFIC_TRACK", "ALREADY_PAUSED", "NOT_PAUSED"],
      ...["NOT_PLAYING_LOCALLY", "NOT_PLAYING_TRACK", "NOT_PLAYING_CONTEXT", "ENDLESS_CONTEXT"],
      ...["CONTEXT_DISALLOW", "ALREADY_PLAYING"],
    ];
    eachOnce([
      ...notNow.map((reason): Row => {
        const refusal = command(403, "Restriction violated", reason);
        return [reason, refusal, told.notNow, pause];
      }),
      ...["REMOTE_CONTROL_DISALLOW", "DEVICE_NOT_CONTROLLABLE"].map((reason): Row => {
        const refusal = command(403, "Restriction violated", reason);
        return [reason, refusal, told.takesNone, pause];
      }),
      ["RATE_LIMITED", command(403, "Restriction violated", "RATE_LIMITED"), told.tooFast, pause],
    ]);
  });

  describe("in a form that nobody has described", () => {
    eachOnce([
      ["error as a string", { status: 400, body: { error: "invalid_request" } }, told.ourFault],
      ["403 with an empty body", text(403, ""), told.forbidden],
      ["403 as a web page", text(403, "<html>Forbidden</html>"), told.forbidden],
      ["404 with an empty body", text(404, ""), told.notFound],
      ["a status of its own", text(418, "I'm a teapot"), told.ourFault],
    ]);

    it("an error object without words", async () => {
      await fault("/v1/me/tracks", { status: 403, body: { error: {} } });
      await expectRefusal(callSpotify(userCaller(listener.ctx.userId), liked, "click"), {
        ...told.forbidden,
        upstreamMessage: "",
        status: 403,
      });
    });
  });

  describe("401, with which Spotify asks for another token (§3.2)", () => {
    const oneText = "Missing/invalid/expired access token";
    const bearer = (error: string, description: string) => ({
      "www-authenticate": `Bearer realm="spotify", error="${error}", error_description="${description}"`,
    });
    const rows: Row[] = [
      ["without a header", json(401, oneText), told.ended],
      [
        "no token, says the header",
        { ...json(401, oneText), headers: bearer("missing_token", "No token provided") },
        told.ended,
      ],
      [
        "invalid token, says the header",
        { ...json(401, oneText), headers: bearer("invalid_token", "Invalid access token") },
        told.ended,
      ],
      ["expired, as formerly", json(401, "The access token expired"), told.ended],
      ["invalid, as formerly", json(401, "Invalid access token"), told.ended],
      ["missing, as formerly", json(401, "No token provided"), told.ended],
      ["missing, as in the incident of July 2026", json(401, "Access token missing"), told.ended],
      ["player scope missing, as formerly", json(401, "Permissions missing"), told.rightMissing, player],
      ["cover scope missing, as formerly", json(401, "Unauthorized."), told.rightMissing],
      ["as plain text", text(401, "Unauthorized"), told.ended],
    ];

    it.each(rows)("%s: told when another token does not help", async (_, refusal, meaning, call = me) => {
      await fault(`/v1${call.path}`, { ...refusal, times: 2 });
      const attempt = callSpotify(userCaller(listener.ctx.userId), call, "click");
      await expectRefusal(attempt, { ...meaning, upstreamMessage: messageIn(refusal), status: 401 });
      expect(await requests("/api/token")).toHaveLength(1);
      expect(await requests(`/v1${call.path}`)).toHaveLength(2);
      // One good answer later everything is as it was: nothing was deleted, nobody has to do anything.
      await expect(callSpotify(userCaller(listener.ctx.userId), me, "click")).resolves.toContain(
        "display_name",
      );
    });

    it.each(rows)("%s: mended by another token, unnoticed", async (_, refusal, __, call = me) => {
      await fault(`/v1${call.path}`, refusal);
      await expect(callSpotify(userCaller(listener.ctx.userId), call, "click")).resolves.toBeDefined();
      expect(await requests("/api/token")).toHaveLength(1);
    });
  });

  describe("5xx, which are Spotify's own trouble (§3.2)", () => {
    it.each([
      ["500", json(500, "Server error.")],
      ["502 as plain text", text(502, "Bad gateway.")],
      ["503", json(503, "Service unavailable")],
      ["503 with an empty body", text(503, "")],
      ["504 of a proxy", text(504, "upstream request timeout")],
      ["500 of the player", json(500, "Server error.", "UNKNOWN")],
    ])("%s", async (_, refusal) => {
      await fault("/v1/me/tracks", { ...refusal, times: 2 });
      await expectRefusal(callSpotify(userCaller(listener.ctx.userId), liked, "click"), {
        ...told.unavailable,
        upstreamMessage: messageIn(refusal),
        status: refusal.status,
      });
    });

    it("no answer at all", async () => {
      await fault("/v1/me/tracks", { drop: true, times: 2 });
      const error = await expectRefusal(callSpotify(userCaller(listener.ctx.userId), liked, "click"), {
        ...told.unavailable,
        upstreamMessage: undefined,
        status: undefined,
      });
      expect(error.cause).toBeInstanceOf(Error);
    });

    it("an answer that cannot be read names what was asked, and shows nothing of it", async () => {
      await fault("/v1/me/tracks", { status: 200, body: "<html>a secret</html>", times: 2 });
      const error = await refusalOf(getUserSpotifyClient(listener.ctx).savedTracks(0));
      expect(error).toMatchObject({ code: "spotify_reply_unusable", endpoint: "GET /me/tracks" });
      expect(error.message).toMatch(
        /sent a reply that Tonearm cannot read\. Try again; if it happens again, tell the person who runs this instance/,
      );
      expect(error.message).not.toContain("secret");
    });
  });
});

describe("the two 429s (§3.4)", () => {
  const rate =
    /asked for a pause, because it received many requests in a short time\. Try again in 20 seconds/;
  const quota =
    /a limited number of requests of this kind a day, and yours are used up\. They work again in 20 hours\. Everything else still works/;
  const day = /used up\. They work again in 24 hours/;
  const limited = (refusal: Refusal, retryAfter?: string): Refusal => ({
    ...refusal,
    ...(retryAfter && { headers: { "retry-after": retryAfter } }),
  });
  const jsonRate = json(429, "API rate limit exceeded");
  const textRate = text(429, "Too many requests");
  const jsonQuota = json(429, "Too many requests", "QUOTA_EXCEEDED");
  const hence = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();

  it.each<[string, Refusal, "rate_limited" | "quota_exceeded", RegExp]>([
    ["rate, as JSON", limited(jsonRate, "20"), "rate_limited", rate],
    ["rate, as plain text", limited(textRate, "20"), "rate_limited", rate],
    ["rate, without Retry-After", jsonRate, "rate_limited", /Try again in 30 seconds/],
    ["rate, of minutes", limited(textRate, "240"), "rate_limited", /Try again in 4 minutes/],
    ["quota", limited(jsonQuota, "72000"), "quota_exceeded", quota],
    ["quota, until a date", limited(jsonQuota, hence(72_000)), "quota_exceeded", quota],
    ["quota, as plain text and known by its hours", limited(textRate, "72000"), "quota_exceeded", quota],
    ["quota, without Retry-After", jsonQuota, "quota_exceeded", day],
    ["quota, with an unusable Retry-After", limited(jsonQuota, "0"), "quota_exceeded", day],
  ])("%s", async (_, refusal, code, says) => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", { ...refusal, times: 5 });
    const attempt = () => callSpotify(userCaller(ctx.userId), liked, "click");
    const thrown = { code, says, upstreamMessage: messageIn(refusal), status: 429 };
    const { retryAt } = (await expectRefusal(attempt(), thrown)) as RateLimited;
    // The next one is told the same from memory, and Spotify is not asked.
    await expectRefusal(attempt(), {
      code,
      says: /ry again|work again/,
      upstreamMessage: undefined,
      status: undefined,
    });
    await expect(attempt()).rejects.toMatchObject({ retryAt });
    expect(await requests()).toHaveLength(1);
  });
});

describe("Spotify's refusals, brought about", () => {
  type Provoke = (spotify: UserSpotifyClient, listener: ConnectedListener) => Promise<unknown>;
  type Case = [name: string, provoke: Provoke, meaning: Told, upstreamMessage: string, status: number];

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
  /** On a playlist of the listener's. */
  const onOwn =
    (provoke: (spotify: UserSpotifyClient, id: string, userId: string) => Promise<unknown>): Provoke =>
    async (spotify, { spotifyUser, ctx }) =>
      provoke(spotify, await playlist(spotifyUser, { trackIds: [trackId(1)] }), ctx.userId);
  /** Consented to next to nothing at Spotify, though our own record says that everything is allowed. */
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
    told.notNow,
    "Player command failed: Restriction violated",
    403,
  ];
  const oneText = "Missing/invalid/expired access token";

  it.each<Case>([
    ["owner without Premium", lapsed, told.ownerWithoutPremium, ownerLapsed, 403],
    ["not allow-listed", unlisted, told.notListed, notRegistered, 403],
    ["not allow-listed, formerly", earlier(unlisted), told.notListed, notRegistered2024, 403],
    [
      "a removed endpoint",
      call({ method: "GET", path: "/browse/new-releases" }),
      told.forbidden,
      "Forbidden",
      403,
    ],
    [
      "the items of somebody else's playlist",
      async spotify => spotify.playlistItems(await playlist("listener", { trackIds: [trackId(1)] }), 0),
      told.forbidden,
      "Forbidden",
      403,
    ],
    ["a limit of nothing", call({ ...liked, query: { limit: 0 } }), told.ourFault, "Invalid limit", 400],
    ["an id that cannot exist", spotify => spotify.album("short"), told.notFound, "Invalid base62 id", 400],
    [
      "a wrong uri in the query",
      onOwn((_, id, userId) =>
        callSpotify(
          userCaller(userId),
          { method: "POST", path: `/playlists/${id}/items`, query: { uris: "spotify:album:1" } },
          "click",
        ),
      ),
      told.ourFault,
      "Invalid track uri: spotify:album:1",
      400,
    ],
    [
      "a wrong uri in the body",
      onOwn((spotify, id) => spotify.addItems(id, ["spotify:album:1"])),
      told.ourFault,
      "JSON body contains an invalid track uri: spotify:album:1",
      400,
    ],
    [
      "more than 100 tracks",
      onOwn((spotify, id) => spotify.addItems(id, range(101).map(trackUri))),
      told.tooMuch,
      "You can add a maximum of 100 tracks per request",
      400,
    ],
    [
      "a body in place of the query",
      call({ ...save, body: { uris: [trackUri(1)] } }),
      told.ourFault,
      "Missing required field: uris",
      400,
    ],
    [
      "more than 40 uris",
      spotify => spotify.save(range(41).map(trackUri)),
      told.tooMuch,
      "Too many uris",
      400,
    ],
    [
      "a scope that was not granted",
      withoutScopes(spotify => spotify.savedTracks(0)),
      told.rightMissing,
      "Insufficient client scope",
      403,
    ],
    ["an unknown id", spotify => spotify.album("0".repeat(22)), told.notFound, "Resource not found", 404],
    [
      "a playlist of Spotify's own",
      spotify => spotify.playlistItems("37i9dQZF1DXcBWIGoYBM5M", 0),
      told.notFound,
      "Resource not found",
      404,
    ],
    [
      "an unknown path",
      call({ method: "GET", path: "/nothing/of/the/kind" }),
      told.notFound,
      "Service not found",
      404,
    ],
    [
      "an unknown device",
      playing({}, spotify => spotify.pause("nowhere")),
      told.deviceGone,
      "Device not found",
      404,
    ],
    [
      "too much to play at once",
      playing({}, spotify => spotify.play({ uris: range(1000).map(trackUri) })),
      told.tooMuch,
      "Payload too large",
      413,
    ],
    [
      "an address too long",
      spotify => spotify.search("x".repeat(9000), ["track"]),
      told.tooMuch,
      "URI Too Long",
      414,
    ],
    ["the app's own token where a person is needed", call(me, appCaller), told.ended, oneText, 401],
    [
      "no active device",
      async (spotify, { spotifyUser }) => {
        await control("PUT", `players/${spotifyUser}`, { devices: [] });
        return spotify.pause();
      },
      told.noDevice,
      "Player command failed: No active device found",
      404,
    ],
    [
      "a listener without Premium",
      playing({}, async (spotify, { spotifyUser }) => {
        await control("PATCH", `users/${spotifyUser}`, { premium: false });
        return spotify.pause();
      }),
      told.premium,
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
      told.ownVolume,
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
  ])("%s", async (_, provoke, meaning, upstreamMessage, status) => {
    const listener = await connected();
    const attempt = provoke(getUserSpotifyClient(listener.ctx), listener);
    await expectRefusal(attempt, { ...meaning, upstreamMessage, status });
  });

  it("a scope of the player that was not granted, formerly a 401: the new token shows what is missing", async () => {
    const listener = await connected();
    const look = earlier(withoutScopes(spotify => spotify.player()));
    await expect(look(getUserSpotifyClient(listener.ctx), listener)).rejects.toMatchObject({
      code: "scope_missing",
      message: expect.stringMatching(
        /did not give Tonearm permission to see and control what plays\. Connect to Spotify again/,
      ),
    });
    // From now on every screen says it, without a call to Spotify.
    const { missingRights } = await getConnection(listener.ctx);
    expect(missingRights).toContain("see and control what plays");
  });

  it("a token that Spotify does not know is replaced, and the person notices nothing", async () => {
    const { ctx } = await connected();
    const { userId } = ctx;
    const accessTokenSealed = seal("BQbogus", { userId, column: "access_token" });
    await prisma().spotifyConnection.update({ where: { userId }, data: { accessTokenSealed } });
    await expect(getUserSpotifyClient(ctx).savedTracks(0)).resolves.toBeDefined();
    expect((await requests("/v1")).map(({ status }) => status)).toEqual([401, 200]);
  });
});
