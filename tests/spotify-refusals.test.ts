import { beforeAll, describe, expect, it } from "vitest";
import { userCaller } from "@/lib/spotify/access-token";
import { type Call, callSpotify } from "@/lib/spotify/call";
import { sampleByDepth } from "@/testing/depth";
import {
  type ExpectedError,
  errors,
  expectRefusal,
  jsonReply,
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
  textReply,
} from "@/testing/spotify/refusals";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { createSpotifyId } from "@/testing/spotify/simulator-client";

const { connected, fault, requests } = await simulated();

type Row = [name: string, refusal: Refusal, meaning: ExpectedError, call?: Call];

let listener: ConnectedListener;
beforeAll(async () => {
  listener = await connected();
});

/** Adds a test for each refusal: it becomes the expected error, and the request is not repeated. */
const testRefusals = (rows: Row[]) =>
  it.each(sampleByDepth(rows, 3))(
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
    ["owner without Premium", textReply(403, ownerLapsed), errors.ownerWithoutPremium],
    ["not allow-listed (2026)", textReply(403, notRegistered), errors.notListed],
    ["not allow-listed (2024)", textReply(403, notRegistered2024), errors.notListed],
    [
      "not allow-listed (2021)",
      textReply(403, "User not registered in the Developer Dashboard"),
      errors.notListed,
    ],
    ["not allow-listed, if it came as JSON", jsonReply(403, notRegistered), errors.notListed],
    ["removed endpoint", jsonReply(403, "Forbidden"), errors.forbidden],
  ]);
});

describe("catalog and library", () => {
  testRefusals([
    [
      "another scheme than Bearer",
      jsonReply(400, "Only valid bearer authentication supported"),
      errors.ourFault,
    ],
    ["limit out of bounds", jsonReply(400, "Invalid limit"), errors.ourFault],
    ["an id that cannot exist", jsonReply(400, "Invalid base62 id"), errors.notFound],
    ["a wrong uri in the query", jsonReply(400, "Invalid track uri: spotify:album:1"), errors.ourFault],
    [
      "a wrong uri in the body",
      jsonReply(400, "JSON body contains an invalid track uri: spotify:album:1"),
      errors.ourFault,
    ],
    [
      "more than 100 tracks",
      jsonReply(400, "You can add a maximum of 100 tracks per request"),
      errors.tooMuch,
    ],
    [
      "a body in place of the query",
      jsonReply(400, "Missing required field: uris"),
      errors.ourFault,
      saveCall,
    ],
    [
      "a body in place of the query, without an envelope, as in the specification",
      { status: 400, body: { status: 400, message: "Missing required field: uris" } },
      errors.ourFault,
      saveCall,
    ],
    ["more than 40 uris", jsonReply(400, "Too many uris"), errors.tooMuch, saveCall],
    ["scope missing", jsonReply(403, "Insufficient client scope"), errors.scopeMissing],
    [
      "items of somebody else's playlist",
      jsonReply(403, "Forbidden"),
      errors.forbidden,
      { method: "GET", path: `/playlists/${createSpotifyId()}/items` },
    ],
    ["unknown id", jsonReply(404, "Resource not found"), errors.notFound],
    ["unknown path", jsonReply(404, "Service not found"), errors.notFound],
    ["unknown device", jsonReply(404, "Device not found"), errors.deviceGone, pauseCall],
    ["missing Content-Length", textReply(411, "Length Required"), errors.ourFault, saveCall],
    ["body too large", textReply(413, "Payload too large"), errors.tooMuch, saveCall],
    ["URL too long", textReply(414, "<html>URI Too Long</html>"), errors.tooMuch, saveCall],
  ]);
});

describe("player", () => {
  const playerReply = (status: number, message: string, reason?: string) =>
    jsonReply(status, `Player command failed: ${message}`, reason);
  testRefusals([
    [
      "no active device",
      playerReply(404, "No active device found", "NO_ACTIVE_DEVICE"),
      errors.noDevice,
      pauseCall,
    ],
    ["unknown device", jsonReply(404, "Device not found"), errors.deviceGone, pauseCall],
    [
      "listener without Premium",
      playerReply(403, "Premium required", "PREMIUM_REQUIRED"),
      errors.premium,
      pauseCall,
    ],
    ["not possible now", playerReply(403, "Restriction violated", "UNKNOWN"), errors.notNow, pauseCall],
    [
      "volume of a phone",
      playerReply(403, "Cannot control device volume", "VOLUME_CONTROL_DISALLOW"),
      errors.ownVolume,
      pauseCall,
    ],
    [
      "no active device, without a reason",
      playerReply(404, "No active device found"),
      errors.noDevice,
      pauseCall,
    ],
    [
      "listener without Premium, without a reason",
      playerReply(403, "Premium required"),
      errors.premium,
      pauseCall,
    ],
    ["not possible now, without a reason", jsonReply(403, "Restriction violated"), errors.notNow, pauseCall],
    [
      "volume of a phone, without a reason",
      playerReply(403, "Cannot control device volume"),
      errors.ownVolume,
      pauseCall,
    ],
    [
      "no active device, in other words",
      jsonReply(404, "Something new", "NO_ACTIVE_DEVICE"),
      errors.noDevice,
      pauseCall,
    ],
    [
      "listener without Premium, in other words",
      jsonReply(403, "New", "PREMIUM_REQUIRED"),
      errors.premium,
      pauseCall,
    ],
    [
      "not possible now, in other words",
      jsonReply(403, "Something new", "UNKNOWN"),
      errors.notNow,
      pauseCall,
    ],
    [
      "volume of a phone, in other words",
      jsonReply(403, "New", "VOLUME_CONTROL_DISALLOW"),
      errors.ownVolume,
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
      const refusal = playerReply(403, "Restriction violated", reason);
      return [reason, refusal, errors.notNow, pauseCall];
    }),
    ...["REMOTE_CONTROL_DISALLOW", "DEVICE_NOT_CONTROLLABLE"].map((reason): Row => {
      const refusal = playerReply(403, "Restriction violated", reason);
      return [reason, refusal, errors.takesNone, pauseCall];
    }),
    ["RATE_LIMITED", playerReply(403, "Restriction violated", "RATE_LIMITED"), errors.tooFast, pauseCall],
  ]);
});

describe("undocumented forms", () => {
  testRefusals([
    ["error as a string", { status: 400, body: { error: "invalid_request" } }, errors.ourFault],
    ["403 with an empty body", textReply(403, ""), errors.forbidden],
    ["403 as a web page", textReply(403, "<html>Forbidden</html>"), errors.forbidden],
    ["404 with an empty body", textReply(404, ""), errors.notFound],
    ["an undocumented status", textReply(418, "I'm a teapot"), errors.ourFault],
  ]);

  it("A refusal without a message is recognized by its status", async () => {
    await fault("/v1/me/tracks", { status: 403, body: { error: {} } });
    await expectRefusal(callSpotify(userCaller(listener.ctx.userId), likedSongsCall, "click"), {
      ...errors.forbidden,
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
    ["without a header", jsonReply(401, tokenMessage), errors.ended],
    [
      "missing token, according to the header",
      { ...jsonReply(401, tokenMessage), headers: bearerHeader("missing_token", "No token provided") },
      errors.ended,
    ],
    [
      "invalid token, according to the header",
      { ...jsonReply(401, tokenMessage), headers: bearerHeader("invalid_token", "Invalid access token") },
      errors.ended,
    ],
    ["expired, with an earlier text", jsonReply(401, "The access token expired"), errors.ended],
    ["invalid, with an earlier text", jsonReply(401, "Invalid access token"), errors.ended],
    ["missing, with an earlier text", jsonReply(401, "No token provided"), errors.ended],
    ["missing, as in the incident of July 2026", jsonReply(401, "Access token missing"), errors.ended],
    [
      "player scope missing, with an earlier text",
      jsonReply(401, "Permissions missing"),
      errors.scopeMissing,
      playerCall,
    ],
    ["cover scope missing, with an earlier text", jsonReply(401, "Unauthorized."), errors.scopeMissing],
    ["as plain text", textReply(401, "Unauthorized"), errors.ended],
  ];

  it.each(sampleByDepth(rows, 3))(
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

  it.each(sampleByDepth(rows, 3))(
    "A 401 causes no error when a new token helps: %s",
    async (_, refusal, __, call = profileCall) => {
      await fault(`/v1${call.path}`, refusal);
      await expect(callSpotify(userCaller(listener.ctx.userId), call, "click")).resolves.toBeDefined();
      expect(await requests("/api/token")).toHaveLength(1);
    },
  );
});
