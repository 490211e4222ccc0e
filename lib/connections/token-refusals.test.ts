import { describe, expect, it } from "vitest";
import { accessToken } from "@/lib/spotify/access-token";
import { sampleByDepth } from "@/testing/depth";
import { connect, createUser } from "@/testing/people";
import {
  type ExpectedError,
  expectedErrors,
  expectRefusal,
  readCatalog,
  simulatedTokenRefusals,
  upstreamMessageOf,
} from "@/testing/spotify/token-refusals";
import { finishAuthorization } from "./finish-authorization";
import { saveCredentials } from "./save-credentials";

const { connected, connectedWithExpiredToken, control, fault, listener, requests, returningFromConsent } =
  await simulatedTokenRefusals();

const refusalReply = (error: string, error_description?: string) => ({
  status: 400,
  body: { error, ...(error_description && { error_description }) },
});

type Refusal = [
  error: string,
  description: string | undefined,
  expected: { connecting: ExpectedError; refreshing: ExpectedError },
];

const appRefusal = { connecting: expectedErrors.credentials, refreshing: expectedErrors.credentials };
const grantRefusal = { connecting: expectedErrors.startAgain, refreshing: expectedErrors.connectAgain };
const requestRefusal = { connecting: expectedErrors.startAgain, refreshing: expectedErrors.ourMistake };

/** The refusals of the token endpoint, with the errors expected while connecting and while refreshing. */
const refusals: Refusal[] = [
  ["invalid_client", "Invalid client", appRefusal],
  ["invalid_client", "Invalid client secret", appRefusal],
  ["invalid_client", "Failed to get client", appRefusal],
  ["invalid_client", undefined, appRefusal],
  ["invalid_grant", "Invalid authorization code", grantRefusal],
  ["invalid_grant", "Authorization code expired", grantRefusal],
  ["invalid_grant", "Invalid redirect URI", grantRefusal],
  ["invalid_grant", "code_verifier was incorrect", grantRefusal],
  ["invalid_grant", "Invalid refresh token", grantRefusal],
  ["invalid_grant", "Refresh token revoked", grantRefusal],
  ["invalid_grant", "Refresh token expired", grantRefusal],
  ["invalid_request", "refresh_token must be supplied", requestRefusal],
  ["invalid_request", "code must be supplied", requestRefusal],
  ["unsupported_grant_type", "grant_type parameter is missing", requestRefusal],
  [
    "unsupported_grant_type",
    "grant_type must be client_credentials, authorization_code or refresh_token",
    requestRefusal,
  ],
];

/** Failures that pass by themselves. */
const failures: [
  name: string,
  failure: Parameters<typeof fault>[1],
  expected: ExpectedError,
  message?: string,
][] = [
  ["500", { status: 500, body: "Server error." }, expectedErrors.unavailable, "Server error."],
  ["503", { status: 503, body: "Service unavailable" }, expectedErrors.unavailable, "Service unavailable"],
  ["a pause", { status: 429, body: "Too many requests" }, expectedErrors.unavailable, "Too many requests"],
  ["a dropped socket", { drop: true }, expectedErrors.unavailable],
  ["a web page", { status: 200, body: "<html>" }, expectedErrors.unusable],
  ["a reply without a token", { status: 200, body: { token_type: "Bearer" } }, expectedErrors.unusable],
];

describe("refreshing the token", () => {
  it.each(sampleByDepth(refusals, 4))(
    "refreshing the token explains %s: %s",
    async (error, description, { refreshing }) => {
      const { ctx } = await connectedWithExpiredToken();
      await fault("/api/token", { ...refusalReply(error, description), times: 2 });
      const hasEnded = refreshing === expectedErrors.connectAgain;
      const state = hasEnded ? "reauth-required" : "connected";
      const thrown = await expectRefusal(ctx, () => accessToken(ctx.userId), refreshing, state);
      if (!hasEnded) expect(upstreamMessageOf(thrown)).toBe(description ?? error);
      // Tonearm makes no more requests for an ended connection. After other refusals the next request succeeds.
      if (hasEnded) await expectRefusal(ctx, () => accessToken(ctx.userId), refreshing, state);
      else await expect(accessToken(ctx.userId)).resolves.toBeDefined();
      expect(await requests("/api/token")).toHaveLength(hasEnded ? 2 : 3);
    },
  );

  it.each(sampleByDepth(failures, 2))(
    "refreshing the token survives %s",
    async (_, failure, expected, message) => {
      const { ctx } = await connectedWithExpiredToken();
      await fault("/api/token", failure);
      const thrown = await expectRefusal(ctx, () => accessToken(ctx.userId), expected, "connected");
      expect(upstreamMessageOf(thrown)).toBe(message);
      await expect(accessToken(ctx.userId)).resolves.toBeDefined();
    },
  );
});

describe("connecting again", () => {
  it.each(sampleByDepth(refusals, 4))(
    "connecting again explains %s: %s",
    async (error, description, { connecting }) => {
      const { ctx, finish, spotifyUser } = await returningFromConsent();
      await fault("/api/token", refusalReply(error, description));
      const thrown = await expectRefusal(ctx, finish, connecting, "connected");
      expect(upstreamMessageOf(thrown)).toBe(description ?? error);
      // The state cannot be used again, but a new authorization succeeds.
      await connect(ctx, spotifyUser);
    },
  );

  it.each(sampleByDepth(failures, 2))(
    "connecting again survives %s",
    async (_, failure, expected, message) => {
      const { ctx, finish } = await returningFromConsent();
      await fault("/api/token", failure);
      expect(upstreamMessageOf(await expectRefusal(ctx, finish, expected, "connected"))).toBe(message);
    },
  );

  // RFC 6749 §4.1.2.1. Spotify itself sends only access_denied and shows unknown scopes on its own page.
  it.each(
    sampleByDepth(
      ["invalid_scope", "unsupported_response_type", "server_error", "temporarily_unavailable"],
      4,
    ),
  )("connecting again explains %s in the callback address", async error => {
    const { ctx, callback } = await returningFromConsent();
    const expected: ExpectedError = {
      code: "authorization_failed",
      says: /^Nothing was changed, because the sign-in at Spotify was not completed\. Connect Spotify again/,
    };
    const finish = () => finishAuthorization(ctx, { state: callback.state, error });
    await expectRefusal(ctx, finish, expected, "connected");
    expect(await requests("/api/token")).toHaveLength(0);
  });
});

describe("the app's own token", () => {
  const withCredentials = async () => {
    const ctx = await createUser();
    await saveCredentials(ctx, await listener());
    return ctx;
  };

  it.each(
    sampleByDepth(
      refusals.filter(([error]) => error !== "invalid_grant"),
      4,
    ),
  )("the app's own token explains %s: %s", async (error, description, { refreshing }) => {
    const ctx = await withCredentials();
    await fault("/api/token", refusalReply(error, description));
    const thrown = await expectRefusal(ctx, () => readCatalog(ctx), refreshing, "credentials-saved");
    expect(upstreamMessageOf(thrown)).toBe(description ?? error);
    await expect(readCatalog(ctx)).resolves.toContain("Album 1");
  });

  it.each(sampleByDepth(failures, 2))(
    "the app's own token survives %s",
    async (_, failure, expected, message) => {
      const ctx = await withCredentials();
      // More often than any request is repeated.
      await fault("/api/token", { ...failure, times: 1000 });
      const thrown = await expectRefusal(ctx, () => readCatalog(ctx), expected, "credentials-saved");
      expect(upstreamMessageOf(thrown)).toBe(message);
      await control("DELETE", "faults");
      await expect(readCatalog(ctx)).resolves.toContain("Album 1");
    },
  );
});

describe("checking credentials before they are saved", () => {
  it.each<[string, string | undefined, ExpectedError]>([
    ["invalid_client", "Invalid client", expectedErrors.unknownId],
    ["invalid_client", "Failed to get client", expectedErrors.unknownId],
    ["invalid_client", undefined, expectedErrors.unknownId],
    ["invalid_client", "Invalid client secret", expectedErrors.wrongSecret],
    ["invalid_request", "refresh_token must be supplied", expectedErrors.ourMistake],
    ["unsupported_grant_type", "grant_type parameter is missing", expectedErrors.ourMistake],
  ])("checking credentials explains %s: %s", async (error, description, expected) => {
    const { ctx } = await connected();
    const other = await listener();
    await fault("/api/token", refusalReply(error, description));
    await expectRefusal(ctx, () => saveCredentials(ctx, other), expected, "connected");
  });
});
