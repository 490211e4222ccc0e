import { beforeAll, describe, expect, it } from "vitest";
import { userCaller } from "@/lib/spotify/access-token";
import { type Call, callSpotify } from "@/lib/spotify/call";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import { createSpotifyId } from "@/testing/simulator-client";
import {
  catchSpotifyError,
  expectRefusal,
  json,
  liked,
  type Meaning,
  me,
  meanings,
  messageIn,
  notRegistered,
  notRegistered2024,
  ownerLapsed,
  pause,
  plainText,
  player,
  type Refusal,
  save,
} from "@/testing/spotify-refusals";

const { connected, fault, requests } = await simulated();

type Row = [name: string, refusal: Refusal, meaning: Meaning, call?: Call];

let listener: ConnectedListener;
beforeAll(async () => {
  listener = await connected();
});

/** Expects one request each: repeating it would not help. */
const eachOnce = (rows: Row[]) =>
  it.each(rows)(
    "Spotify's refusal is explained and not repeated: %s",
    async (_, refusal, meaning, call = liked) => {
      await fault(`/v1${call.path}`, { ...refusal, times: 5 });
      const attempt = callSpotify(userCaller(listener.ctx.userId), call, "click");
      await expectRefusal(attempt, {
        ...meaning,
        upstreamMessage: messageIn(refusal),
        status: refusal.status,
      });
      expect(await requests()).toHaveLength(1);
    },
  );

describe("access to the app", () => {
  eachOnce([
    ["owner without Premium", plainText(403, ownerLapsed), meanings.ownerWithoutPremium],
    ["not allow-listed (2026)", plainText(403, notRegistered), meanings.notListed],
    ["not allow-listed (2024)", plainText(403, notRegistered2024), meanings.notListed],
    [
      "not allow-listed (2021)",
      plainText(403, "User not registered in the Developer Dashboard"),
      meanings.notListed,
    ],
    ["not allow-listed, should it ever come as JSON", json(403, notRegistered), meanings.notListed],
    ["removed endpoint", json(403, "Forbidden"), meanings.forbidden],
  ]);
});

describe("catalog and library", () => {
  eachOnce([
    [
      "another scheme than Bearer",
      json(400, "Only valid bearer authentication supported"),
      meanings.ourFault,
    ],
    ["limit out of bounds", json(400, "Invalid limit"), meanings.ourFault],
    ["an id that cannot exist", json(400, "Invalid base62 id"), meanings.notFound],
    ["a wrong uri in the query", json(400, "Invalid track uri: spotify:album:1"), meanings.ourFault],
    [
      "a wrong uri in the body",
      json(400, "JSON body contains an invalid track uri: spotify:album:1"),
      meanings.ourFault,
    ],
    ["more than 100 tracks", json(400, "You can add a maximum of 100 tracks per request"), meanings.tooMuch],
    ["a body in place of the query", json(400, "Missing required field: uris"), meanings.ourFault, save],
    [
      "the same as the specification has it, without an envelope",
      { status: 400, body: { status: 400, message: "Missing required field: uris" } },
      meanings.ourFault,
      save,
    ],
    ["more than 40 uris", json(400, "Too many uris"), meanings.tooMuch, save],
    ["scope missing", json(403, "Insufficient client scope"), meanings.scopeMissing],
    [
      "items of somebody else's playlist",
      json(403, "Forbidden"),
      meanings.forbidden,
      { method: "GET", path: `/playlists/${createSpotifyId()}/items` },
    ],
    ["unknown id", json(404, "Resource not found"), meanings.notFound],
    ["unknown path", json(404, "Service not found"), meanings.notFound],
    ["unknown device", json(404, "Device not found"), meanings.deviceGone, pause],
    ["no length", plainText(411, "Length Required"), meanings.ourFault, save],
    ["body too large", plainText(413, "Payload too large"), meanings.tooMuch, save],
    ["address too long", plainText(414, "<html>URI Too Long</html>"), meanings.tooMuch, save],
  ]);
});

describe("player", () => {
  const command = (status: number, what: string, reason?: string) =>
    json(status, `Player command failed: ${what}`, reason);
  eachOnce([
    [
      "no active device",
      command(404, "No active device found", "NO_ACTIVE_DEVICE"),
      meanings.noDevice,
      pause,
    ],
    ["bad device", json(404, "Device not found"), meanings.deviceGone, pause],
    [
      "listener without Premium",
      command(403, "Premium required", "PREMIUM_REQUIRED"),
      meanings.premium,
      pause,
    ],
    ["not possible now", command(403, "Restriction violated", "UNKNOWN"), meanings.notNow, pause],
    [
      "volume of a phone",
      command(403, "Cannot control device volume", "VOLUME_CONTROL_DISALLOW"),
      meanings.ownVolume,
      pause,
    ],
    ["no active device, without a reason", command(404, "No active device found"), meanings.noDevice, pause],
    ["listener without Premium, without a reason", command(403, "Premium required"), meanings.premium, pause],
    ["not possible now, without a reason", json(403, "Restriction violated"), meanings.notNow, pause],
    [
      "volume of a phone, without a reason",
      command(403, "Cannot control device volume"),
      meanings.ownVolume,
      pause,
    ],
    [
      "no active device, in other words",
      json(404, "Something new", "NO_ACTIVE_DEVICE"),
      meanings.noDevice,
      pause,
    ],
    [
      "listener without Premium, in other words",
      json(403, "New", "PREMIUM_REQUIRED"),
      meanings.premium,
      pause,
    ],
    ["not possible now, in other words", json(403, "Something new", "UNKNOWN"), meanings.notNow, pause],
    [
      "volume of a phone, in other words",
      json(403, "New", "VOLUME_CONTROL_DISALLOW"),
      meanings.ownVolume,
      pause,
    ],
  ]);

  // Reasons that Spotify documented earlier and may still send.
  const notNow = [
    ...["NO_PREV_TRACK", "NO_NEXT_TRACK", "NO_SPECIFIC_TRACK", "ALREADY_PAUSED", "NOT_PAUSED"],
    ...["NOT_PLAYING_LOCALLY", "NOT_PLAYING_TRACK", "NOT_PLAYING_CONTEXT", "ENDLESS_CONTEXT"],
    ...["CONTEXT_DISALLOW", "ALREADY_PLAYING"],
  ];
  eachOnce([
    ...notNow.map((reason): Row => {
      const refusal = command(403, "Restriction violated", reason);
      return [reason, refusal, meanings.notNow, pause];
    }),
    ...["REMOTE_CONTROL_DISALLOW", "DEVICE_NOT_CONTROLLABLE"].map((reason): Row => {
      const refusal = command(403, "Restriction violated", reason);
      return [reason, refusal, meanings.takesNone, pause];
    }),
    ["RATE_LIMITED", command(403, "Restriction violated", "RATE_LIMITED"), meanings.tooFast, pause],
  ]);
});

describe("undocumented forms", () => {
  eachOnce([
    ["error as a string", { status: 400, body: { error: "invalid_request" } }, meanings.ourFault],
    ["403 with an empty body", plainText(403, ""), meanings.forbidden],
    ["403 as a web page", plainText(403, "<html>Forbidden</html>"), meanings.forbidden],
    ["404 with an empty body", plainText(404, ""), meanings.notFound],
    ["a status of its own", plainText(418, "I'm a teapot"), meanings.ourFault],
  ]);

  it("An error object without a message is explained by its status", async () => {
    await fault("/v1/me/tracks", { status: 403, body: { error: {} } });
    await expectRefusal(callSpotify(userCaller(listener.ctx.userId), liked, "click"), {
      ...meanings.forbidden,
      upstreamMessage: "",
      status: 403,
    });
  });
});

describe("401 replies", () => {
  const oneText = "Missing/invalid/expired access token";
  const bearer = (error: string, description: string) => ({
    "www-authenticate": `Bearer realm="spotify", error="${error}", error_description="${description}"`,
  });
  const rows: Row[] = [
    ["without a header", json(401, oneText), meanings.ended],
    [
      "no token, says the header",
      { ...json(401, oneText), headers: bearer("missing_token", "No token provided") },
      meanings.ended,
    ],
    [
      "invalid token, says the header",
      { ...json(401, oneText), headers: bearer("invalid_token", "Invalid access token") },
      meanings.ended,
    ],
    ["expired, as formerly", json(401, "The access token expired"), meanings.ended],
    ["invalid, as formerly", json(401, "Invalid access token"), meanings.ended],
    ["missing, as formerly", json(401, "No token provided"), meanings.ended],
    ["missing, as in the incident of July 2026", json(401, "Access token missing"), meanings.ended],
    ["player scope missing, as formerly", json(401, "Permissions missing"), meanings.scopeMissing, player],
    ["cover scope missing, as formerly", json(401, "Unauthorized."), meanings.scopeMissing],
    ["as plain text", plainText(401, "Unauthorized"), meanings.ended],
  ];

  it.each(rows)(
    "A 401 is explained when a new token does not help: %s",
    async (_, refusal, meaning, call = me) => {
      await fault(`/v1${call.path}`, { ...refusal, times: 2 });
      const attempt = callSpotify(userCaller(listener.ctx.userId), call, "click");
      await expectRefusal(attempt, { ...meaning, upstreamMessage: messageIn(refusal), status: 401 });
      expect(await requests("/api/token")).toHaveLength(1);
      expect(await requests(`/v1${call.path}`)).toHaveLength(2);
      // The connection survives: the next good reply works without any action of the person.
      await expect(callSpotify(userCaller(listener.ctx.userId), me, "click")).resolves.toContain(
        "display_name",
      );
    },
  );

  it.each(rows)("A 401 is solved by a new token without an error: %s", async (_, refusal, __, call = me) => {
    await fault(`/v1${call.path}`, refusal);
    await expect(callSpotify(userCaller(listener.ctx.userId), call, "click")).resolves.toBeDefined();
    expect(await requests("/api/token")).toHaveLength(1);
  });
});

describe("5xx replies", () => {
  it.each([
    ["500", json(500, "Server error.")],
    ["502 as plain text", plainText(502, "Bad gateway.")],
    ["503", json(503, "Service unavailable")],
    ["503 with an empty body", plainText(503, "")],
    ["504 of a proxy", plainText(504, "upstream request timeout")],
    ["500 of the player", json(500, "Server error.", "UNKNOWN")],
  ])("A server error of Spotify is explained as unavailable: %s", async (_, refusal) => {
    await fault("/v1/me/tracks", { ...refusal, times: 2 });
    await expectRefusal(callSpotify(userCaller(listener.ctx.userId), liked, "click"), {
      ...meanings.unavailable,
      upstreamMessage: messageIn(refusal),
      status: refusal.status,
    });
  });

  it("A dropped connection is explained as unavailable", async () => {
    await fault("/v1/me/tracks", { drop: true, times: 2 });
    const error = await expectRefusal(callSpotify(userCaller(listener.ctx.userId), liked, "click"), {
      ...meanings.unavailable,
      upstreamMessage: undefined,
      status: undefined,
    });
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("An unreadable reply is reported by its endpoint, without its content", async () => {
    await fault("/v1/me/tracks", { status: 200, body: "<html>a secret</html>", times: 2 });
    const error = await catchSpotifyError(getUserSpotifyClient(listener.ctx).savedTracks(0));
    expect(error).toMatchObject({ code: "spotify_reply_unusable", endpoint: "GET /me/tracks" });
    expect(error.message).toMatch(
      /sent a reply that Tonearm cannot read\. Try again; if it happens again, tell the person who runs this instance/,
    );
    expect(error.message).not.toContain("secret");
  });
});
