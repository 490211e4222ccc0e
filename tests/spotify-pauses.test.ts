import { expect, it } from "vitest";
import { userCaller } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";
import type { RateLimited } from "@/lib/spotify/errors";
import {
  expectRefusal,
  jsonReply,
  likedSongsCall,
  messageIn,
  type Refusal,
  textReply,
} from "@/testing/spotify/refusals";
import { simulated } from "@/testing/spotify/simulated";

const { connected, fault, requests } = await simulated();

const rateMessage = /received too many requests in a short time\. Try again in 20 seconds/;
const quotaMessage =
  /requests of this kind per day, and today’s are used up\. They work again in 20 hours\. Everything else still works/;
const dayMessage = /used up\. They work again in 24 hours/;
const withRetryAfter = (refusal: Refusal, retryAfter?: string): Refusal => ({
  ...refusal,
  ...(retryAfter && { headers: { "retry-after": retryAfter } }),
});
const jsonRateLimit = jsonReply(429, "API rate limit exceeded");
const textRateLimit = textReply(429, "Too many requests");
const jsonQuota = jsonReply(429, "Too many requests", "QUOTA_EXCEEDED");
const httpDateIn = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();

it.each<[string, Refusal, "rate_limited" | "quota_exceeded", RegExp]>([
  ["rate limit, as JSON", withRetryAfter(jsonRateLimit, "20"), "rate_limited", rateMessage],
  ["rate limit, as plain text", withRetryAfter(textRateLimit, "20"), "rate_limited", rateMessage],
  ["rate limit, without Retry-After", jsonRateLimit, "rate_limited", /Try again in 30 seconds/],
  [
    "rate limit of several minutes",
    withRetryAfter(textRateLimit, "240"),
    "rate_limited",
    /Try again in 4 minutes/,
  ],
  ["quota", withRetryAfter(jsonQuota, "72000"), "quota_exceeded", quotaMessage],
  ["quota, until a date", withRetryAfter(jsonQuota, httpDateIn(72_000)), "quota_exceeded", quotaMessage],
  [
    "quota, as plain text, recognized by the hours in Retry-After",
    withRetryAfter(textRateLimit, "72000"),
    "quota_exceeded",
    quotaMessage,
  ],
  ["quota, without Retry-After", jsonQuota, "quota_exceeded", dayMessage],
  ["quota, with an unusable Retry-After", withRetryAfter(jsonQuota, "0"), "quota_exceeded", dayMessage],
])(
  "The error for a 429 says when to try again, and Spotify gets no request until then: %s",
  async (_, refusal, code, says) => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", { ...refusal, times: 5 });
    const attempt = () => callSpotify(userCaller(ctx.userId), likedSongsCall, "click");
    const expectedError = { code, says, upstreamMessage: messageIn(refusal), status: 429 };
    const { retryAt } = (await expectRefusal(attempt(), expectedError)) as RateLimited;
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
