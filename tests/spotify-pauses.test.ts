import { expect, it } from "vitest";
import { userCaller } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";
import type { RateLimited } from "@/lib/spotify/errors";
import { simulated } from "@/testing/simulated";
import {
  expectRefusal,
  jsonRefusal,
  likedSongsCall,
  messageIn,
  type Refusal,
  textRefusal,
} from "@/testing/spotify-refusals";

const { connected, fault, requests } = await simulated();

const rate = /asked for a pause, because it received many requests in a short time\. Try again in 20 seconds/;
const quota =
  /a limited number of requests of this kind a day, and yours are used up\. They work again in 20 hours\. Everything else still works/;
const day = /used up\. They work again in 24 hours/;
const limited = (refusal: Refusal, retryAfter?: string): Refusal => ({
  ...refusal,
  ...(retryAfter && { headers: { "retry-after": retryAfter } }),
});
const jsonRate = jsonRefusal(429, "API rate limit exceeded");
const textRate = textRefusal(429, "Too many requests");
const jsonQuota = jsonRefusal(429, "Too many requests", "QUOTA_EXCEEDED");
const httpDateIn = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();

it.each<[string, Refusal, "rate_limited" | "quota_exceeded", RegExp]>([
  ["rate, as JSON", limited(jsonRate, "20"), "rate_limited", rate],
  ["rate, as plain text", limited(textRate, "20"), "rate_limited", rate],
  ["rate, without Retry-After", jsonRate, "rate_limited", /Try again in 30 seconds/],
  ["rate, of minutes", limited(textRate, "240"), "rate_limited", /Try again in 4 minutes/],
  ["quota", limited(jsonQuota, "72000"), "quota_exceeded", quota],
  ["quota, until a date", limited(jsonQuota, httpDateIn(72_000)), "quota_exceeded", quota],
  ["quota, as plain text and known by its hours", limited(textRate, "72000"), "quota_exceeded", quota],
  ["quota, without Retry-After", jsonQuota, "quota_exceeded", day],
  ["quota, with an unusable Retry-After", limited(jsonQuota, "0"), "quota_exceeded", day],
])(
  "A 429 is explained with the time of the next try, and not repeated before: %s",
  async (_, refusal, code, says) => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", { ...refusal, times: 5 });
    const attempt = () => callSpotify(userCaller(ctx.userId), likedSongsCall, "click");
    const thrown = { code, says, upstreamMessage: messageIn(refusal), status: 429 };
    const { retryAt } = (await expectRefusal(attempt(), thrown)) as RateLimited;
    // The next call fails from memory, without a request.
    await expectRefusal(attempt(), {
      code,
      says: /ry again|work again/,
      upstreamMessage: undefined,
      status: undefined,
    });
    await expect(attempt()).rejects.toMatchObject({ retryAt });
    expect(await requests()).toHaveLength(1);
  },
);
