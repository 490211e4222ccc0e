import { expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { RateLimited, SpotifyError, spotifyUnavailable } from "./errors";
import { type FailedAttempt, nextDelay, retryPolicies } from "./retry-policy";

const now = Date.parse("2026-11-27T12:00:00Z");
const details = { endpoint: "GET /me" };
const pause = (seconds: number) => new RateLimited("rate", new Date(now + seconds * 1000), details);
const unavailable = spotifyUnavailable(details);
const unauthorized = new SpotifyError(["reauth_required"], { ...details, status: 401 });

const { click, sync } = retryPolicies;

it.each<[string, Partial<FailedAttempt>, typeof click, number | null]>([
  ["a short pause before a click is waited for", { error: pause(1) }, click, 1_135],
  ["a pause that is over takes a moment", { error: pause(-5) }, click, 135],
  ["a long pause before a click fails", { error: pause(3) }, click, null],
  ["a long pause before a job is waited for, and clicks go first", { error: pause(30) }, sync, 30_385],
  ["a pause of more than a minute fails a job's call", { error: pause(61) }, sync, null],
  ["pauses of ten minutes in all fail a job's call", { error: pause(30), waitedMs: 580_000 }, sync, null],
  ["the last attempt is not repeated", { error: pause(1), attempts: 2 }, click, null],
  ["a job has more attempts", { error: pause(1), attempts: 4 }, sync, 1_385],
  ["an idempotent call is repeated when Spotify is down", { error: unavailable }, click, 250],
  ["the backoff doubles", { error: unavailable, attempts: 3 }, sync, 1_000],
  ["other writes are not repeated", { error: unavailable, isIdempotent: false }, click, null],
  ["a refused token is refreshed at once", { error: unauthorized, canRefreshToken: true }, click, 0],
  ["a refreshed token that is refused fails", { error: unauthorized }, click, null],
  ["other refusals of Spotify fail", { error: new SpotifyError(["premium_required"], details) }, sync, null],
  ["other errors fail", { error: new AppError("reauth_required") }, sync, null],
])("%s", (_, given, policy, delay) => {
  const attempt = {
    error: unavailable,
    attempts: 1,
    waitedMs: 0,
    isIdempotent: true,
    canRefreshToken: false,
    ...given,
  };
  expect(nextDelay(attempt, policy, now, 0.5)).toBe(delay);
});

it("the backoff never exceeds eight seconds", () => {
  const attempt = {
    error: unavailable,
    attempts: 20,
    waitedMs: 0,
    isIdempotent: true,
    canRefreshToken: false,
  };
  expect(nextDelay(attempt, { ...sync, maxAttempts: 99 }, now, 1)).toBe(8_000);
});
