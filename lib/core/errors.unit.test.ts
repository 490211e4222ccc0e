import { expect, it } from "vitest";
import { type ErrorCode, errorDetail } from "./error-details";
import { errorMessages } from "./error-messages";
import { AppError, addNote } from "./errors";
import { storedErrorSchema, toStoredError } from "./stored-error";

const inMs = (ms: number) => new Date(Date.now() + ms);
const quotaError = (ms: number) => new AppError("quota_exceeded", { until: inMs(ms) });

it("the detail of an error contains its parameters", () => {
  const error = new AppError("nothing_to_shuffle", { reason: "none_playable", count: 3 });
  expect(error.message).toMatch(/^None of the 3 tracks can be played/);
});

it.each([
  [20 * 3_600_000, "in 20 hours"],
  [4 * 60_000, "in 4 minutes"],
  [20_000, "in 20 seconds"],
  [-5_000, "in 1 second"],
])("an error with a pause of %d ms says that it ends %s", (ms, text) => {
  expect(quotaError(ms).message).toContain(`They work again ${text}.`);
});

it("the end of a pause is the time for a retry", () => {
  const until = inMs(60_000);
  expect(new AppError("rate_limited", { until }).retryAt).toBe(until);
});

it("an error about a field lists its detail under that field", () => {
  const { fields, message } = new AppError("email_taken", {}, { field: "email" });
  expect(fields).toEqual([{ path: "email", message }]);
});

it("a note precedes the detail", () => {
  const error = new AppError("spotify_unavailable");
  addNote(error, "edit_uncertain", {});
  expect(error.message).toMatch(/^The playlist may have changed on Spotify .*\. Spotify is not responding/);
});

it("a stored error has the original detail when it is read", () => {
  const error = quotaError(3 * 3_600_000);
  const stored = JSON.parse(JSON.stringify(toStoredError(error))) as unknown;
  expect(storedErrorSchema.parse(stored)).toEqual({ code: "quota_exceeded", detail: error.message });
});

it("A detail without its parameters has no undefined in it", () => {
  for (const code of Object.keys(errorMessages) as ErrorCode[])
    expect(errorDetail(code), code).not.toContain("undefined");
});

it("A reason that is the name of a method of objects counts as unknown", () => {
  expect(errorDetail("no_active_device", { reason: "constructor" })).toMatch(/^No Spotify app is active/);
});

it("without a known reason a code has its first detail", () => {
  expect(errorDetail("no_active_device")).toMatch(/^No Spotify app is active/);
  expect(errorDetail("rate_limited")).toContain("Try again later");
});
