import { expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { RateLimited, SpotifyError, spotifyUnavailable } from "./errors";
import { type FailedAttempt, nextDelay, retryPolicies } from "./retry-policy";

const now = Date.parse("2026-11-27T12:00:00Z");
const details = { endpoint: "GET /me" };
const pause = (seconds: number) => new RateLimited("rate", new Date(now + seconds * 1000), details);
const unavailable = spotifyUnavailable(details);
const unauthorized = new SpotifyError(["reauth_required", { reason: "ended" }], { ...details, status: 401 });

const { click, sync } = retryPolicies;

it.each<[string, Partial<FailedAttempt>, typeof click, number | null]>([
  ["a click waits for a short pause", { error: pause(1) }, click, 1_135],
  ["a call after the end of a pause waits a moment", { error: pause(-5) }, click, 135],
  ["a click does not wait for a long pause", { error: pause(3) }, click, null],
  ["a job waits for a long pause, and a moment longer than a click", { error: pause(30) }, sync, 30_385],
  ["a job does not wait for a pause of more than a minute", { error: pause(61) }, sync, null],
  [
    "a job does not wait for more than ten minutes in total",
    { error: pause(30), waitedMs: 580_000 },
    sync,
    null,
  ],
  ["a click has two attempts", { error: pause(1), attempts: 2 }, click, null],
  ["a job has more than four attempts", { error: pause(1), attempts: 4 }, sync, 1_385],
  ["an idempotent call is repeated when Spotify is down", { error: unavailable }, click, 250],
  ["the backoff doubles", { error: unavailable, attempts: 3 }, sync, 1_000],
  [
    "a call that is not idempotent is not repeated when Spotify is down",
    { error: unavailable, isIdempotent: false },
    click,
    null,
  ],
  [
    "a call with a refused token is repeated at once",
    { error: unauthorized, canRefreshToken: true },
    click,
    0,
  ],
  ["a call with a refused token is repeated only once", { error: unauthorized }, click, null],
  ["other refusals are not repeated", { error: new SpotifyError(["premium_required"], details) }, sync, null],
  [
    "errors that do not come from Spotify are not repeated",
    { error: new AppError("reauth_required", { reason: "ended" }) },
    sync,
    null,
  ],
])("%s", (_, overrides, policy, delay) => {
  const attempt = {
    error: unavailable,
    attempts: 1,
    waitedMs: 0,
    isIdempotent: true,
    canRefreshToken: false,
    ...overrides,
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
