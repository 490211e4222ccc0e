import { it } from "vitest";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { type ExpectedError, expectRefusal } from "@/testing/spotify/refusals";
import { simulated } from "@/testing/spotify/simulated";

const { connected, settings } = await simulated();

const rateLimited: ExpectedError = {
  code: "rate_limited",
  says: /too many requests.* Try again in \d+ seconds/,
};
const quotaExceeded: ExpectedError = {
  code: "quota_exceeded",
  says: /used up\. They work again in 24 hours/,
};

it.each<[string, object, ExpectedError, string]>([
  [
    "too many calls in half a minute, as JSON",
    { rateLimit: { per30s: 1 } },
    rateLimited,
    "API rate limit exceeded",
  ],
  [
    "too many calls in half a minute, as plain text",
    { rateLimit: { per30s: 1, body: "text" } },
    rateLimited,
    "Too many requests",
  ],
  ["a day's quota", { quota: { player: 1 } }, quotaExceeded, "Too many requests"],
])(
  "A limit of the simulator becomes an error that explains it: %s",
  async (_, limits, error, upstreamMessage) => {
    const { ctx } = await connected();
    const spotify = getUserSpotifyClient(ctx);
    await settings(limits);
    await spotify.devices();
    await expectRefusal(spotify.devices(), { ...error, upstreamMessage, status: 429 });
  },
);
