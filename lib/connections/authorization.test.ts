import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { open, sha256 } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { wantedScopes } from "@/lib/spotify/scopes";
import { agree, createUser } from "@/testing/people";
import { simulated } from "@/testing/simulated";
import { finishAuthorization } from "./finish-authorization";
import { getConnection } from "./get-connection";
import { saveCredentials } from "./save-credentials";
import { startAuthorization } from "./start-authorization";

const { connected, fault, listener, requests } = await simulated();

/** A person with credentials who is on the consent page. */
async function atConsent(...given: Parameters<typeof listener>) {
  const ctx = await createUser();
  const made = await listener(...given);
  await saveCredentials(ctx, made);
  const { authorizeUrl } = await startAuthorization(ctx);
  return { ctx, ...made, authorizeUrl, answer: () => agree(authorizeUrl, "agree", made.spotifyUser) };
}

const connectionRow = (userId: string) => prisma().spotifyConnection.findUnique({ where: { userId } });

describe("the way to the consent page", () => {
  it("the consent page gets all scopes, a new state and a PKCE challenge", async () => {
    const { ctx, authorizeUrl, clientId } = await atConsent();
    const query = new URL(authorizeUrl).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      client_id: clientId,
      response_type: "code",
      redirect_uri: "http://127.0.0.1:3000/callback",
      scope: wantedScopes.join(" "),
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

  it("agreeing connects the person and seals the tokens in the table", async () => {
    const { ctx, answer, spotifyUser } = await atConsent({ displayName: "Robin" });
    await finishAuthorization(ctx, await answer());
    await expect(getConnection(ctx)).resolves.toMatchObject({
      state: "connected",
      spotifyUser: { id: spotifyUser, displayName: "Robin" },
      missingScopes: [],
    });
    const row = await connectionRow(ctx.userId);
    const place = { userId: ctx.userId, column: "access_token" } as const;
    expect(open(row?.accessTokenSealed ?? "", place)).toMatch(/^BQ/);
    expect(JSON.stringify(row)).not.toContain(open(row?.accessTokenSealed ?? "", place));
  });

  it("the connection names the scopes that were not granted", async () => {
    const { ctx, authorizeUrl, spotifyUser } = await atConsent();
    const narrower = new URL(authorizeUrl);
    narrower.searchParams.set("scope", "user-library-read");
    await finishAuthorization(ctx, await agree(narrower.href, "agree", spotifyUser));
    const { scopes, missingScopes } = await getConnection(ctx);
    expect(scopes).toEqual(["user-library-read"]);
    expect(missingScopes).toEqual(wantedScopes.filter(scope => scope !== "user-library-read"));
  });
});

describe("the callback", () => {
  it("canceling at Spotify stores nothing", async () => {
    const { ctx, authorizeUrl } = await atConsent();
    const answer = await agree(authorizeUrl, "cancel");
    expect(answer.error).toBe("access_denied");
    await expect(finishAuthorization(ctx, answer)).rejects.toMatchObject({ code: "authorization_denied" });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("a callback is refused after ten minutes", async () => {
    const { ctx, answer } = await atConsent();
    const given = await answer();
    await prisma().spotifyAuthorization.updateMany({
      where: { userId: ctx.userId },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    await expect(finishAuthorization(ctx, given)).rejects.toMatchObject({ code: "authorization_expired" });
    await expect(finishAuthorization(ctx, given)).rejects.toMatchObject({ code: "authorization_unknown" });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("a callback works once, also when it arrives twice at the same moment", async () => {
    const { ctx, answer } = await atConsent();
    const given = await answer();
    const results = await Promise.allSettled([1, 2, 3].map(() => finishAuthorization(ctx, given)));
    expect(results.map(result => result.status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    // One request checked the credentials, one exchanged the code.
    expect(await requests("/api/token")).toHaveLength(2);
    await expect(finishAuthorization(ctx, given)).rejects.toMatchObject({ code: "authorization_unknown" });
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "connected" });
  });

  it("a callback with an unknown state is refused", async () => {
    const { ctx, answer } = await atConsent();
    const { code } = await answer();
    await expect(finishAuthorization(ctx, { state: "made-up", ...(code && { code }) })).rejects.toMatchObject(
      { code: "authorization_unknown" },
    );
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("a callback cannot be used by another person, and still works for its owner", async () => {
    const { ctx, answer } = await atConsent();
    const stranger = await atConsent();
    const given = await answer();
    await expect(finishAuthorization(stranger.ctx, given)).rejects.toMatchObject({
      code: "authorization_unknown",
    });
    expect(await connectionRow(stranger.ctx.userId)).toBeNull();
    await expect(finishAuthorization(ctx, given)).resolves.toEqual({ anotherAccount: false });
  });

  it("a callback is refused when the credentials were changed meanwhile", async () => {
    const { ctx, answer } = await atConsent();
    const given = await answer();
    await saveCredentials(ctx, await listener());
    await expect(finishAuthorization(ctx, given)).rejects.toMatchObject({ code: "authorization_unknown" });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("a callback with an unknown code is refused", async () => {
    const { ctx, answer } = await atConsent();
    const { state } = await answer();
    await expect(finishAuthorization(ctx, { state, code: "AQbogus" })).rejects.toMatchObject({
      code: "authorization_failed",
    });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it.each([
    ["an error that is not a refusal", { error: "server_error" }],
    ["neither code nor error", {}],
  ])("a callback is refused with %s", async (_, rest) => {
    const { ctx, answer } = await atConsent();
    const { state } = await answer();
    await expect(finishAuthorization(ctx, { state, ...rest })).rejects.toMatchObject({
      code: "authorization_failed",
    });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("connecting explains that a listener is not on the app's list, and stores nothing", async () => {
    const { ctx, answer } = await atConsent({}, { developer: "somebody else", allowList: [] });
    await expect(finishAuthorization(ctx, await answer())).rejects.toMatchObject({
      code: "not_allow_listed",
      message: expect.stringContaining("User Management"),
    });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("connecting explains that the app's owner has no Premium, and stores nothing", async () => {
    const { ctx, answer } = await atConsent({}, { ownerPremium: false });
    await expect(finishAuthorization(ctx, await answer())).rejects.toMatchObject({
      code: "owner_without_premium",
    });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("connecting passes on the pause that Spotify demands", async () => {
    const { ctx, answer } = await atConsent();
    const given = await answer();
    await fault("/v1/me", { status: 429, headers: { "retry-after": "30" }, body: "Too many requests" });
    await expect(finishAuthorization(ctx, given)).rejects.toMatchObject({
      code: "rate_limited",
      retryAt: expect.any(Date),
    });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it.each([
    ["/api/token", { status: 500, body: "Server error." }, "spotify_unavailable"],
    ["/v1/me", { drop: true }, "spotify_unavailable"],
    ["/v1/me", { status: 200, body: "<html>" }, "spotify_reply_unusable"],
  ])("connecting stores nothing when Spotify fails at %s", async (path, what, code) => {
    const { ctx, answer } = await atConsent();
    const given = await answer();
    // Twice, because reads are repeated.
    await fault(path, { times: 2, ...what });
    await expect(finishAuthorization(ctx, given)).rejects.toMatchObject({ code });
    expect(await connectionRow(ctx.userId)).toBeNull();
  });

  it("the former connection stays when connecting again fails", async () => {
    const { ctx, spotifyUser } = await connected();
    const before = await connectionRow(ctx.userId);
    const { authorizeUrl } = await startAuthorization(ctx);
    const given = await agree(authorizeUrl, "cancel", spotifyUser);
    await expect(finishAuthorization(ctx, given)).rejects.toMatchObject({ code: "authorization_denied" });
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
    await finishAuthorization(ctx, await agree(authorizeUrl, "agree", spotifyUser));
    const { state, authorizedAt } = await getConnection(ctx);
    expect(state).toBe("connected");
    expect(Date.parse(authorizedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
  });

  it("connecting explains that the app's secret was changed at Spotify", async () => {
    const { ctx, answer, clientId } = await atConsent();
    const given = await answer();
    await fault("/api/token", {
      status: 400,
      body: { error: "invalid_client", error_description: "Invalid client secret" },
    });
    await expect(finishAuthorization(ctx, given)).rejects.toMatchObject({
      code: "invalid_spotify_credentials",
    });
    expect(clientId).toHaveLength(32);
  });
});

it("starting an authorization deletes expired ones", async () => {
  const { ctx } = await atConsent();
  await prisma().spotifyAuthorization.updateMany({
    where: { userId: ctx.userId },
    data: { expiresAt: new Date(0) },
  });
  await startAuthorization(ctx);
  await expect(prisma().spotifyAuthorization.count({ where: { userId: ctx.userId } })).resolves.toBe(1);
});
