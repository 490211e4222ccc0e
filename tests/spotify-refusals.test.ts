import { beforeAll, describe, expect, it } from "vitest";
import { userCaller } from "@/lib/spotify/access-token";
import { type Call, callSpotify } from "@/lib/spotify/call";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import { createSpotifyId } from "@/testing/simulator-client";
import {
  catchSpotifyError,
  type ExpectedError,
  expectedErrors,
  expectRefusal,
  jsonRefusal,
  likedSongsCall,
  messageIn,
  notRegistered,
  notRegistered2024,
  ownerLapsed,
  pauseCall,
  playerCall,
  profileCall,
  type Refusal,
  saveCall,
  textRefusal,
} from "@/testing/spotify-refusals";

const { connected, fault, requests } = await simulated();

type Row = [name: string, refusal: Refusal, meaning: ExpectedError, call?: Call];

let listener: ConnectedListener;
beforeAll(async () => {
  listener = await connected();
});

/** Adds a test for each refusal: it becomes the expected error, and the request is not repeated. */
const testRefusals = (rows: Row[]) =>
  it.each(rows)(
    "A refusal becomes an error that explains it, and the request is not repeated: %s",
    async (_, refusal, meaning, call = likedSongsCall) => {
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
  testRefusals([
    ["owner without Premium", textRefusal(403, ownerLapsed), expectedErrors.ownerWithoutPremium],
    ["not allow-listed (2026)", textRefusal(403, notRegistered), expectedErrors.notListed],
    ["not allow-listed (2024)", textRefusal(403, notRegistered2024), expectedErrors.notListed],
    [
      "not allow-listed (2021)",
      textRefusal(403, "User not registered in the Developer Dashboard"),
      expectedErrors.notListed,
    ],
    ["not allow-listed, if it came as JSON", jsonRefusal(403, notRegistered), expectedErrors.notListed],
    ["removed endpoint", jsonRefusal(403, "Forbidden"), expectedErrors.forbidden],
  ]);
});

describe("catalog and library", () => {
  testRefusals([
    [
      "another scheme than Bearer",
      jsonRefusal(400, "Only valid bearer authentication supported"),
      expectedErrors.ourFault,
    ],
    ["limit out of bounds", jsonRefusal(400, "Invalid limit"), expectedErrors.ourFault],
    ["an id that cannot exist", jsonRefusal(400, "Invalid base62 id"), expectedErrors.notFound],
    [
      "a wrong uri in the query",
      jsonRefusal(400, "Invalid track uri: spotify:album:1"),
      expectedErrors.ourFault,
    ],
    [
      "a wrong uri in the body",
      jsonRefusal(400, "JSON body contains an invalid track uri: spotify:album:1"),
      expectedErrors.ourFault,
    ],
    [
      "more than 100 tracks",
      jsonRefusal(400, "You can add a maximum of 100 tracks per request"),
      expectedErrors.tooMuch,
    ],
    [
      "a body in place of the query",
      jsonRefusal(400, "Missing required field: uris"),
      expectedErrors.ourFault,
      saveCall,
    ],
    [
      "a body in place of the query, without an envelope, as in the specification",
      { status: 400, body: { status: 400, message: "Missing required field: uris" } },
      expectedErrors.ourFault,
      saveCall,
    ],
    ["more than 40 uris", jsonRefusal(400, "Too many uris"), expectedErrors.tooMuch, saveCall],
    ["scope missing", jsonRefusal(403, "Insufficient client scope"), expectedErrors.scopeMissing],
    [
      "items of somebody else's playlist",
      jsonRefusal(403, "Forbidden"),
      expectedErrors.forbidden,
      { method: "GET", path: `/playlists/${createSpotifyId()}/items` },
    ],
    ["unknown id", jsonRefusal(404, "Resource not found"), expectedErrors.notFound],
    ["unknown path", jsonRefusal(404, "Service not found"), expectedErrors.notFound],
    ["unknown device", jsonRefusal(404, "Device not found"), expectedErrors.deviceGone, pauseCall],
    ["missing Content-Length", textRefusal(411, "Length Required"), expectedErrors.ourFault, saveCall],
    ["body too large", textRefusal(413, "Payload too large"), expectedErrors.tooMuch, saveCall],
    ["URL too long", textRefusal(414, "<html>URI Too Long</html>"), expectedErrors.tooMuch, saveCall],
  ]);
});

describe("player", () => {
  const commandRefusal = (status: number, message: string, reason?: string) =>
    jsonRefusal(status, `Player command failed: ${message}`, reason);
  testRefusals([
    [
      "no active device",
      commandRefusal(404, "No active device found", "NO_ACTIVE_DEVICE"),
      expectedErrors.noDevice,
      pauseCall,
    ],
    ["unknown device", jsonRefusal(404, "Device not found"), expectedErrors.deviceGone, pauseCall],
    [
      "listener without Premium",
      commandRefusal(403, "Premium required", "PREMIUM_REQUIRED"),
      expectedErrors.premium,
      pauseCall,
    ],
    [
      "not possible now",
      commandRefusal(403, "Restriction violated", "UNKNOWN"),
      expectedErrors.notNow,
      pauseCall,
    ],
    [
      "volume of a phone",
      commandRefusal(403, "Cannot control device volume", "VOLUME_CONTROL_DISALLOW"),
      expectedErrors.ownVolume,
      pauseCall,
    ],
    [
      "no active device, without a reason",
      commandRefusal(404, "No active device found"),
      expectedErrors.noDevice,
      pauseCall,
    ],
    [
      "listener without Premium, without a reason",
      commandRefusal(403, "Premium required"),
      expectedErrors.premium,
      pauseCall,
    ],
    [
      "not possible now, without a reason",
      jsonRefusal(403, "Restriction violated"),
      expectedErrors.notNow,
      pauseCall,
    ],
    [
      "volume of a phone, without a reason",
      commandRefusal(403, "Cannot control device volume"),
      expectedErrors.ownVolume,
      pauseCall,
    ],
    [
      "no active device, in other words",
      jsonRefusal(404, "Something new", "NO_ACTIVE_DEVICE"),
      expectedErrors.noDevice,
      pauseCall,
    ],
    [
      "listener without Premium, in other words",
      jsonRefusal(403, "New", "PREMIUM_REQUIRED"),
      expectedErrors.premium,
      pauseCall,
    ],
    [
      "not possible now, in other words",
      jsonRefusal(403, "Something new", "UNKNOWN"),
      expectedErrors.notNow,
      pauseCall,
    ],
    [
      "volume of a phone, in other words",
      jsonRefusal(403, "New", "VOLUME_CONTROL_DISALLOW"),
      expectedErrors.ownVolume,
      pauseCall,
    ],
  ]);

  // Reasons that Spotify documented earlier and may still send.
  const restrictionReasons = [
    ...["NO_PREV_TRACK", "NO_NEXT_TRACK", "NO_SPECIFIC_TRACK", "ALREADY_PAUSED", "NOT_PAUSED"],
    ...["NOT_PLAYING_LOCALLY", "NOT_PLAYING_TRACK", "NOT_PLAYING_CONTEXT", "ENDLESS_CONTEXT"],
    ...["CONTEXT_DISALLOW", "ALREADY_PLAYING"],
  ];
  testRefusals([
    ...restrictionReasons.map((reason): Row => {
      const refusal = commandRefusal(403, "Restriction violated", reason);
      return [reason, refusal, expectedErrors.notNow, pauseCall];
    }),
    ...["REMOTE_CONTROL_DISALLOW", "DEVICE_NOT_CONTROLLABLE"].map((reason): Row => {
      const refusal = commandRefusal(403, "Restriction violated", reason);
      return [reason, refusal, expectedErrors.takesNone, pauseCall];
    }),
    [
      "RATE_LIMITED",
      commandRefusal(403, "Restriction violated", "RATE_LIMITED"),
      expectedErrors.tooFast,
      pauseCall,
    ],
  ]);
});

describe("undocumented forms", () => {
  testRefusals([
    ["error as a string", { status: 400, body: { error: "invalid_request" } }, expectedErrors.ourFault],
    ["403 with an empty body", textRefusal(403, ""), expectedErrors.forbidden],
    ["403 as a web page", textRefusal(403, "<html>Forbidden</html>"), expectedErrors.forbidden],
    ["404 with an empty body", textRefusal(404, ""), expectedErrors.notFound],
    ["an undocumented status", textRefusal(418, "I'm a teapot"), expectedErrors.ourFault],
  ]);

  it("A refusal without a message is recognized by its status", async () => {
    await fault("/v1/me/tracks", { status: 403, body: { error: {} } });
    await expectRefusal(callSpotify(userCaller(listener.ctx.userId), likedSongsCall, "click"), {
      ...expectedErrors.forbidden,
      upstreamMessage: "",
      status: 403,
    });
  });
});

describe("401 replies", () => {
  const tokenMessage = "Missing/invalid/expired access token";
  const bearerHeader = (error: string, description: string) => ({
    "www-authenticate": `Bearer realm="spotify", error="${error}", error_description="${description}"`,
  });
  const rows: Row[] = [
    ["without a header", jsonRefusal(401, tokenMessage), expectedErrors.ended],
    [
      "missing token, according to the header",
      { ...jsonRefusal(401, tokenMessage), headers: bearerHeader("missing_token", "No token provided") },
      expectedErrors.ended,
    ],
    [
      "invalid token, according to the header",
      { ...jsonRefusal(401, tokenMessage), headers: bearerHeader("invalid_token", "Invalid access token") },
      expectedErrors.ended,
    ],
    ["expired, with an earlier text", jsonRefusal(401, "The access token expired"), expectedErrors.ended],
    ["invalid, with an earlier text", jsonRefusal(401, "Invalid access token"), expectedErrors.ended],
    ["missing, with an earlier text", jsonRefusal(401, "No token provided"), expectedErrors.ended],
    [
      "missing, as in the incident of July 2026",
      jsonRefusal(401, "Access token missing"),
      expectedErrors.ended,
    ],
    [
      "player scope missing, with an earlier text",
      jsonRefusal(401, "Permissions missing"),
      expectedErrors.scopeMissing,
      playerCall,
    ],
    [
      "cover scope missing, with an earlier text",
      jsonRefusal(401, "Unauthorized."),
      expectedErrors.scopeMissing,
    ],
    ["as plain text", textRefusal(401, "Unauthorized"), expectedErrors.ended],
  ];

  it.each(rows)(
    "A 401 becomes an error when a new token does not help: %s",
    async (_, refusal, meaning, call = profileCall) => {
      await fault(`/v1${call.path}`, { ...refusal, times: 2 });
      const attempt = callSpotify(userCaller(listener.ctx.userId), call, "click");
      await expectRefusal(attempt, { ...meaning, upstreamMessage: messageIn(refusal), status: 401 });
      expect(await requests("/api/token")).toHaveLength(1);
      expect(await requests(`/v1${call.path}`)).toHaveLength(2);
      // The connection survives: the next call succeeds without any action of the person.
      await expect(callSpotify(userCaller(listener.ctx.userId), profileCall, "click")).resolves.toContain(
        "display_name",
      );
    },
  );

  it.each(rows)(
    "A 401 causes no error when a new token helps: %s",
    async (_, refusal, __, call = profileCall) => {
      await fault(`/v1${call.path}`, refusal);
      await expect(callSpotify(userCaller(listener.ctx.userId), call, "click")).resolves.toBeDefined();
      expect(await requests("/api/token")).toHaveLength(1);
    },
  );
});

describe("5xx replies", () => {
  it.each([
    ["500", jsonRefusal(500, "Server error.")],
    ["502 as plain text", textRefusal(502, "Bad gateway.")],
    ["503", jsonRefusal(503, "Service unavailable")],
    ["503 with an empty body", textRefusal(503, "")],
    ["504 of a proxy", textRefusal(504, "upstream request timeout")],
    ["500 of the player", jsonRefusal(500, "Server error.", "UNKNOWN")],
  ])("A server error of Spotify is explained as unavailable: %s", async (_, refusal) => {
    await fault("/v1/me/tracks", { ...refusal, times: 2 });
    await expectRefusal(callSpotify(userCaller(listener.ctx.userId), likedSongsCall, "click"), {
      ...expectedErrors.unavailable,
      upstreamMessage: messageIn(refusal),
      status: refusal.status,
    });
  });

  it("A dropped connection is explained as unavailable", async () => {
    await fault("/v1/me/tracks", { drop: true, times: 2 });
    const error = await expectRefusal(callSpotify(userCaller(listener.ctx.userId), likedSongsCall, "click"), {
      ...expectedErrors.unavailable,
      upstreamMessage: undefined,
      status: undefined,
    });
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("The error for an unreadable reply names the endpoint and not the content", async () => {
    await fault("/v1/me/tracks", { status: 200, body: "<html>a secret</html>", times: 2 });
    const error = await catchSpotifyError(getUserSpotifyClient(listener.ctx).savedTracks(0));
    expect(error).toMatchObject({ code: "spotify_reply_unusable", endpoint: "GET /me/tracks" });
    expect(error.message).toMatch(
      /sent a reply to GET \/me\/tracks that Tonearm cannot read\. Try again; if it happens again, tell the person who runs this instance/,
    );
    expect(error.message).not.toContain("secret");
  });
});
