import { beforeAll, describe, expect, it } from "vitest";
import { userCaller } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import {
  catchSpotifyError,
  errors,
  expectRefusal,
  jsonReply,
  likedSongsCall,
  messageIn,
  textReply,
} from "@/testing/spotify/refusals";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";

const { connected, fault } = await simulated();

let listener: ConnectedListener;
beforeAll(async () => {
  listener = await connected();
});

describe("5xx replies", () => {
  it.each([
    ["500", jsonReply(500, "Server error.")],
    ["502 as plain text", textReply(502, "Bad gateway.")],
    ["503", jsonReply(503, "Service unavailable")],
    ["503 with an empty body", textReply(503, "")],
    ["504 of a proxy", textReply(504, "upstream request timeout")],
    ["500 of the player", jsonReply(500, "Server error.", "UNKNOWN")],
  ])("A server error of Spotify is explained as unavailable: %s", async (_, refusal) => {
    await fault("/v1/me/tracks", { ...refusal, times: 2 });
    await expectRefusal(callSpotify(userCaller(listener.ctx.userId), likedSongsCall, "click"), {
      ...errors.unavailable,
      upstreamMessage: messageIn(refusal),
      status: refusal.status,
    });
  });

  it("A dropped connection is explained as unavailable", async () => {
    await fault("/v1/me/tracks", { drop: true, times: 2 });
    const error = await expectRefusal(callSpotify(userCaller(listener.ctx.userId), likedSongsCall, "click"), {
      ...errors.unavailable,
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
