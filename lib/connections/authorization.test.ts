import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { open, sha256 } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { requestedScopes } from "@/lib/spotify/scopes";
import { createUser, decideOnConsent } from "@/testing/people";
import { simulated } from "@/testing/spotify/simulated";
import { finishAuthorization } from "./finish-authorization";
import { getConnection } from "./get-connection";
import { saveCredentials } from "./save-credentials";
import { startAuthorization } from "./start-authorization";

const { connected, fault, listener, requests } = await simulated();

/** Creates a person with credentials who has opened the consent page. `returnWithCode` agrees there and returns the callback. */
async function openConsentPage(...options: Parameters<typeof listener>) {
  const ctx = await createUser();
  const spotify = await listener(...options);
  await saveCredentials(ctx, spotify);
  const { authorizeUrl } = await startAuthorization(ctx);
  return {
    ctx,
    ...spotify,
    authorizeUrl,
    returnWithCode: () => decideOnConsent(authorizeUrl, "agree", spotify.spotifyUser),
  };
}

const connectionRow = (userId: string) => prisma().spotifyConnection.findUnique({ where: { userId } });

describe("the consent page", () => {
  it("the consent page gets all scopes, a new state and a PKCE challenge", async () => {
    const { ctx, authorizeUrl, clientId } = await openConsentPage();
    const query = new URL(authorizeUrl).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      client_id: clientId,
      response_type: "code",
      redirect_uri: "http://127.0.0.1:3000/callback",
      scope: requestedScopes().join(" "),
      code_challenge_method: "S256",
    });
    const state = query.get("state") ?? "";
    const row = await prisma().spotifyAuthorization.findUniqueOrThrow({
      where: { stateHash: sha256(state) },
    });
    const verifier = open(row.codeVerifierSealed, { userId: ctx.userId, column: "code_verifier" });
    expect(verifier).toMatch(/^[\w-]{43,128}$/);
    expect(query.get("code_challenge")).toBe(createHash("sha256").update(verifier).digest("base64url"));
    expect(row.expiresAt.getTime() - Date.now()).toBeGreaterThan(9 * 60_000);
    const again = new URL((await startAuthorization(ctx)).authorizeUrl).searchParams;
    expect(again.get("state")).not.toBe(state);
    expect(again.get("code_challenge")).not.toBe(query.get("code_challenge"));
  });

  it("connecting needs credentials", async () => {
    await expect(startAuthorization(await createUser())).rejects.toMatchObject({
      code: "spotify_not_connected",
    });
  });

  it("agreeing connects the person, and the table contains only sealed tokens", async () => {
    const { ctx, returnWithCode, spotifyUser } = await openConsentPage({ displayName: "Robin" });
    await finishAuthorization(ctx, await returnWithCode());
    await expect(getConnection(ctx)).resolves.toMatchObject({
      state: "connected",
      spotifyUser: { id: spotifyUser, displayName: "Robin" },
      missingScopes: [],
    });
    const row = await connectionRow(ctx.userId);
    const location = { userId: ctx.userId, column: "access_token" } as const;
    expect(open(row?.accessTokenSealed ?? "", location)).toMatch(/^BQ/);
    expect(JSON.stringify(row)).not.toContain(open(row?.accessTokenSealed ?? "", location));
  });

  it("the connection lists the scopes that were not granted", async () => {
    const { ctx, authorizeUrl, spotifyUser } = await openConsentPage();
    const narrowUrl = new URL(authorizeUrl);
    narrowUrl.searchParams.set("scope", "user-library-read");
    await finishAuthorization(ctx, await decideOnConsent(narrowUrl.href, "agree", spotifyUser));
    const { scopes, missingScopes } = await getConnection(ctx);
    expect(scopes).toEqual(["user-library-read"]);
    expect(missingScopes).toEqual(requestedScopes().filter(scope => scope !== "user-library-read"));
  });
});

describe("the callback", () => {
  it("canceling at Spotify stores nothing", async () => {
    const { ctx, authorizeUrl } = await openConsentPage();
    const callback = await decideOnConsent(authorizeUrl, "cancel");
    expect(callback.error).toBe("access_denied");
    await expect(finishAuthorization(ctx, callback)).rejects.toMatchObject({ code: "authorization_denied" });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("a callback is refused after ten minutes", async () => {
    const { ctx, returnWithCode } = await openConsentPage();
    const callback = await returnWithCode();
    await prisma().spotifyAuthorization.updateMany({
      where: { userId: ctx.userId },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    await expect(finishAuthorization(ctx, callback)).rejects.toMatchObject({ code: "authorization_expired" });
    await expect(finishAuthorization(ctx, callback)).rejects.toMatchObject({ code: "authorization_unknown" });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("a callback works once, even if it arrives several times at the same moment", async () => {
    const { ctx, returnWithCode } = await openConsentPage();
    const callback = await returnWithCode();
    const results = await Promise.allSettled([1, 2, 3].map(() => finishAuthorization(ctx, callback)));
    expect(results.map(result => result.status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    // One request checked the credentials, one exchanged the code.
    expect(await requests("/api/token")).toHaveLength(2);
    await expect(finishAuthorization(ctx, callback)).rejects.toMatchObject({ code: "authorization_unknown" });
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "connected" });
  });

  it("a callback with an unknown state is refused", async () => {
    const { ctx, returnWithCode } = await openConsentPage();
    const { code } = await returnWithCode();
    await expect(finishAuthorization(ctx, { state: "made-up", ...(code && { code }) })).rejects.toMatchObject(
      { code: "authorization_unknown" },
    );
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("a callback cannot be used by another person, and still works for its owner", async () => {
    const { ctx, returnWithCode } = await openConsentPage();
    const stranger = await openConsentPage();
    const callback = await returnWithCode();
    await expect(finishAuthorization(stranger.ctx, callback)).rejects.toMatchObject({
      code: "authorization_unknown",
    });
    expect(await connectionRow(stranger.ctx.userId)).toBeNull();
    await expect(finishAuthorization(ctx, callback)).resolves.toEqual({ anotherAccount: false });
  });

  it("a callback is refused when the credentials were changed meanwhile", async () => {
    const { ctx, returnWithCode } = await openConsentPage();
    const callback = await returnWithCode();
    await saveCredentials(ctx, await listener());
    await expect(finishAuthorization(ctx, callback)).rejects.toMatchObject({ code: "authorization_unknown" });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("a callback with an unknown code is refused", async () => {
    const { ctx, returnWithCode } = await openConsentPage();
    const { state } = await returnWithCode();
    await expect(finishAuthorization(ctx, { state, code: "AQbogus" })).rejects.toMatchObject({
      code: "authorization_failed",
    });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it.each([
    ["an error that is not a refusal", { error: "server_error" }],
    ["neither code nor error", {}],
  ])("a callback is refused with %s", async (_, callback) => {
    const { ctx, returnWithCode } = await openConsentPage();
    const { state } = await returnWithCode();
    await expect(finishAuthorization(ctx, { state, ...callback })).rejects.toMatchObject({
      code: "authorization_failed",
    });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("connecting explains that a listener is not registered with the app, and stores nothing", async () => {
    const { ctx, returnWithCode } = await openConsentPage({}, { developer: "somebody else", allowList: [] });
    await expect(finishAuthorization(ctx, await returnWithCode())).rejects.toMatchObject({
      code: "not_allow_listed",
      message: expect.stringContaining("the tab with its users"),
    });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("connecting explains that the app's owner has no Premium, and stores nothing", async () => {
    const { ctx, returnWithCode } = await openConsentPage({}, { ownerPremium: false });
    await expect(finishAuthorization(ctx, await returnWithCode())).rejects.toMatchObject({
      code: "owner_without_premium",
    });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("a pause that Spotify demands while connecting is reported with its end", async () => {
    const { ctx, returnWithCode } = await openConsentPage();
    const callback = await returnWithCode();
    await fault("/v1/me", { status: 429, headers: { "retry-after": "30" }, body: "Too many requests" });
    await expect(finishAuthorization(ctx, callback)).rejects.toMatchObject({
      code: "rate_limited",
      retryAt: expect.any(Date),
    });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it.each([
    ["/api/token", { status: 500, body: "Server error." }, "spotify_unavailable"],
    ["/v1/me", { drop: true }, "spotify_unavailable"],
    ["/v1/me", { status: 200, body: "<html>" }, "spotify_reply_unusable"],
  ])("connecting stores nothing when Spotify fails at %s", async (path, failure, code) => {
    const { ctx, returnWithCode } = await openConsentPage();
    const callback = await returnWithCode();
    // Twice, because reads are repeated.
    await fault(path, { times: 2, ...failure });
    await expect(finishAuthorization(ctx, callback)).rejects.toMatchObject({ code });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("the former connection stays when connecting again fails", async () => {
    const { ctx, spotifyUser } = await connected();
    const before = await connectionRow(ctx.userId);
    const { authorizeUrl } = await startAuthorization(ctx);
    const callback = await decideOnConsent(authorizeUrl, "cancel", spotifyUser);
    await expect(finishAuthorization(ctx, callback)).rejects.toMatchObject({ code: "authorization_denied" });
    expect(await connectionRow(ctx.userId)).toEqual(before);
  });

  it("connecting again repairs a connection that had ended", async () => {
    const { ctx, spotifyUser } = await connected();
    await prisma().spotifyConnection.update({
      where: { userId: ctx.userId },
      data: { reauthRequiredAt: new Date(), authorizedAt: new Date("2026-01-01") },
    });
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "reauth-required" });
    const { authorizeUrl } = await startAuthorization(ctx);
    await finishAuthorization(ctx, await decideOnConsent(authorizeUrl, "agree", spotifyUser));
    const { state, authorizedAt } = await getConnection(ctx);
    expect(state).toBe("connected");
    expect(Date.parse(authorizedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
  });

  it("connecting explains that the app's secret was changed at Spotify", async () => {
    const { ctx, returnWithCode, clientId } = await openConsentPage();
    const callback = await returnWithCode();
    await fault("/api/token", {
      status: 400,
      body: { error: "invalid_client", error_description: "Invalid client secret" },
    });
    await expect(finishAuthorization(ctx, callback)).rejects.toMatchObject({
      code: "invalid_spotify_credentials",
    });
    expect(clientId).toHaveLength(32);
  });
});

it("starting an authorization deletes expired ones", async () => {
  const { ctx } = await openConsentPage();
  await prisma().spotifyAuthorization.updateMany({
    where: { userId: ctx.userId },
    data: { expiresAt: new Date(0) },
  });
  await startAuthorization(ctx);
  await expect(prisma().spotifyAuthorization.count({ where: { userId: ctx.userId } })).resolves.toBe(1);
});
