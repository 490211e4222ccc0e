import { expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { catalogs } from "@/lib/i18n/translator";
import { type ErrorCode, errorStatuses } from "./error-statuses";
import { errorDetail, errorNote, errorTitle } from "./error-words";
import { AppError, wordError } from "./errors";
import { presentError, storedErrorSchema, toStoredError } from "./stored-error";

const inMs = (ms: number) => new Date(Date.now() + ms);
const quotaError = (ms: number) => new AppError("quota_exceeded", { until: inMs(ms) });

/** A value for each parameter that a detail can have. */
const parameters = {
  allowed: "GET, HEAD",
  cause: { code: "quota_exceeded", parameters: { until: inMs(3_600_000) } },
  count: 3,
  endpoint: "/me",
  limit: 10_000,
  megabytes: 5,
  message: { key: "textTooLong", values: { maximum: 200 } },
  method: "PUT",
  name: "Authelia",
  path: "/songs",
  scope: "write",
  seconds: 60,
  total: 300,
  until: inMs(3_600_000),
  uri: "spotify:album:1",
  url: "https://music.example.org",
  written: 1,
};

const codes = Object.keys(errorStatuses) as ErrorCode[];
const details = codes.flatMap(code => {
  const { detail }: { detail: string | object } = catalogs.en.errors[code];
  const reasons = typeof detail === "string" ? [undefined] : Object.keys(detail);
  return reasons.map(reason => ({ code, reason }));
});

/** Matches what a text must not contain: arguments of a message, keys, and values that are missing. */
const unfinished = /[{}]|errors\.|validation\.|undefined|null|NaN|\[object/;

it("Every code has words, and every word has a code", () => {
  const { notes: _, later: __, reloads: ___, signOn: ____, skipped: _____, ...words } = catalogs.en.errors;
  expect(Object.keys(words).sort()).toEqual([...codes].sort());
});

it.each(locales)("Every code and every reason is worded in %s, with and without parameters", locale => {
  for (const { code, reason } of details) {
    expect(errorTitle(locale, code), code).not.toMatch(unfinished);
    const detail = errorDetail(locale, code, { ...parameters, reason });
    expect(detail, `${code} ${reason}`).not.toMatch(unfinished);
    // Its example of a header has an ellipsis.
    if (code !== "not_signed_in") expect(detail, `${code} ${reason}`).not.toContain("…");
    // An older version can have stored an error without them, or with values of another kind.
    expect(errorDetail(locale, code, { reason }), `${code} ${reason}`).not.toMatch(unfinished);
    const unusable = Object.fromEntries(Object.keys(parameters).map(name => [name, { x: 1 }]));
    expect(errorDetail(locale, code, { ...unusable, reason })).not.toMatch(unfinished);
  }
});

it("French and English words of an error differ", () => {
  for (const { code, reason } of details) {
    if (code === "validation_failed") continue;
    const words = locales.map(locale => errorDetail(locale, code, { ...parameters, reason }));
    expect(words[0], `${code} ${reason}`).not.toBe(words[1]);
    expect(errorTitle("fr", code), code).not.toBe(errorTitle("en", code));
  }
});

it("An error is worded in the language of the reader, and its message is English for the log", () => {
  const error = new AppError("nothing_to_shuffle", { reason: "none_playable", count: 1234 });
  expect(error.message).toMatch(/^None of the 1,234 songs can be played/);
  expect(wordError("fr", error)).toMatchObject({
    title: "Rien à lire",
    detail: expect.stringMatching(/^Aucun des 1\u202f234 titres n’est lisible/),
  });
});

it("Numbers agree with their nouns in both languages", () => {
  const one = new AppError("playlist_full", { limit: 1, total: 2 });
  expect(one.message).toContain("at most 1 song,");
  expect(wordError("fr", one).detail).toContain("au plus 1 titre,");
});

it.each([
  [20 * 3_600_000, "in 20 hours", "dans 20 heures"],
  [4 * 60_000, "in 4 minutes", "dans 4 minutes"],
  [20_000, "in 20 seconds", "dans 20 secondes"],
  [-5_000, "in 1 second", "dans 1 seconde"],
])("An error with a pause of %d ms says that it ends %s", (ms, english, french) => {
  expect(quotaError(ms).message).toContain(`They work again ${english}.`);
  expect(wordError("fr", quotaError(ms)).detail).toContain(`Ils remarcheront ${french}.`);
});

it("The end of a pause is the time for a retry", () => {
  const until = inMs(60_000);
  expect(new AppError("rate_limited", { until }).retryAt).toBe(until);
});

it("An error about a field lists its detail under that field", () => {
  const { fields, detail } = wordError("fr", new AppError("email_taken", {}, { field: "email" }));
  expect(fields).toEqual([{ path: "email", message: detail }]);
});

it("The cause of an incomplete edit is in the language of the edit's error", () => {
  const cause = toStoredError(new AppError("spotify_unavailable"));
  const error = new AppError("playlist_edit_incomplete", { reason: "add", written: 1, total: 3, cause });
  expect(wordError("fr", error).detail).toMatch(
    /^1 titre sur 3 a été ajouté à la playlist.* Spotify ne répond pas/,
  );
});

it("A note precedes the detail", () => {
  const error = new AppError("spotify_unavailable");
  error.note = "edit_uncertain";
  for (const locale of locales) {
    const detail = errorDetail(locale, "spotify_unavailable");
    expect(wordError(locale, error).detail).toBe(`${errorNote(locale, "edit_uncertain")} ${detail}`);
  }
});

it("A stored error has the original detail when it is read, in any language", () => {
  const error = quotaError(3 * 3_600_000);
  const stored = storedErrorSchema.parse(JSON.parse(JSON.stringify(toStoredError(error))));
  expect(presentError("en", stored)).toEqual({ code: "quota_exceeded", detail: error.message });
  expect(presentError("fr", stored).detail).toContain("dans 3 heures");
});

it("Braces and tags in a parameter are shown as they are", () => {
  const error = new AppError("method_not_allowed", { method: "{x}", path: "/<b>'{count}", allowed: "GET" });
  expect(error.message).toContain("{x} is not allowed for /<b>'{count}.");
});

it("A text that somebody typed stays as it is, also if it says NaN, and only a missing number is replaced", () => {
  const said = (values: Record<string, unknown>) => errorDetail("en", "playlist_edit_incomplete", values);
  const uri = "spotify:track:NaN";
  const reason = "add";
  expect(said({ reason, total: 3, cause: null })).toContain("… of 3 songs");
  expect(errorDetail("en", "method_not_allowed", { ...parameters, path: `/${uri}` })).toContain(uri);
});

it("A reason that is the name of a method of objects counts as unknown", () => {
  expect(errorDetail("en", "no_active_device", { reason: "constructor" })).toMatch(/^No open Spotify app/);
});

it("Without a known reason a code has its first detail", () => {
  expect(errorDetail("en", "no_active_device")).toMatch(/^No open Spotify app/);
  expect(errorDetail("en", "rate_limited")).toContain("Try again later");
  expect(errorDetail("fr", "rate_limited")).toContain("Réessayez plus tard");
});

it("A wrong or missing parameter is a type error", () => {
  // @ts-expect-error: the limit is missing
  new AppError("playlist_full", { total: 2 });
  // @ts-expect-error: the limit is a number
  new AppError("playlist_full", { limit: "2", total: 2 });
  // @ts-expect-error: there is no such reason
  new AppError("not_found", { reason: "cake" });
});
