import { describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { seal } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { accessToken } from "@/lib/spotify/access-token";
import { appCaller } from "@/lib/spotify/app-token";
import { callSpotify } from "@/lib/spotify/call";
import type { SpotifyError } from "@/lib/spotify/errors";
import { spotifyId } from "@/testing/catalog";
import { agree, connect, createUser } from "@/testing/people";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import { finishAuthorization } from "./finish-authorization";
import { getConnection } from "./get-connection";
import { saveCredentials } from "./save-credentials";
import { startAuthorization } from "./start-authorization";

const { connected, control, fault, listener, requests, settings } = await simulated();

type Told = { code: ErrorCode; says: RegExp };

/** Everything that is stored of how a person stands with Spotify, but for the one mark that the connection has ended. */
async function stored({ userId }: UserContext) {
  const connection = await prisma().spotifyConnection.findUnique({ where: { userId } });
  const credentials = await prisma().spotifyCredentials.findUnique({ where: { userId } });
  return { connection: connection && { ...connection, reauthRequiredAt: null }, credentials };
}

const stateOf = async (ctx: UserContext) => (await getConnection(ctx)).state;

/** Returns Spotify's own message from an error or its cause. */
const messageIn = (error: AppError) =>
  [error, error.cause]
    .map(each => (each as Partial<SpotifyError> | undefined)?.upstreamMessage)
    .find(Boolean);

/** Expects a refusal in these words, after which nothing is deleted and the connection is in this state. */
async function expectRefusal(ctx: UserContext, attempt: () => Promise<unknown>, told: Told, state: string) {
  const before = await stored(ctx);
  const error = await attempt().then(
    () => "no refusal",
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: told.code, message: expect.stringMatching(told.says) });
  expect(await stored(ctx)).toEqual(before);
  expect(await stateOf(ctx)).toBe(state);
  return error as AppError;
}

const told = {
  credentials: {
    code: "invalid_spotify_credentials",
    says: /no longer accepts the client ID and secret of your developer app\..* Enter them again under Profile, Services; your library stays/,
  },
  startAgain: {
    code: "authorization_failed",
    says: /did not complete the sign-in\. Nothing was changed; connect to Spotify again/,
  },
  connectAgain: {
    code: "reauth_required",
    says: /no longer accepts this connection\. Connect to Spotify again on the Music page; your library stays as it is/,
  },
  ourFault: {
    code: "refused_by_spotify",
    says: /The mistake is Tonearm's, not yours.* tell the person who runs/,
  },
  unknownId: { code: "invalid_spotify_credentials", says: /does not know this client ID\. Copy it again/ },
  wrongSecret: {
    code: "invalid_spotify_credentials",
    says: /knows this client ID, but the secret is wrong\..*"View client secret" and copy it again/,
  },
  unavailable: { code: "spotify_unavailable", says: /is not responding right now.* try again in a moment/ },
  unusable: {
    code: "spotify_reply_unusable",
    says: /cannot read\. Try again; if it happens again, tell the person/,
  },
} satisfies Record<string, Told>;

/** Somebody connected whose access token has ended. */
async function atExpiry(): Promise<ConnectedListener> {
  const person = await connected();
  await change(person.ctx, { accessTokenExpiresAt: new Date() });
  return person;
}

const change = ({ userId }: UserContext, data: object) =>
  prisma().spotifyConnection.update({ where: { userId }, data });

/** Somebody connected who agreed at the consent page once more; `finish` is the way back. */
async function comingBack() {
  const person = await connected();
  const { authorizeUrl } = await startAuthorization(person.ctx);
  const answer = await agree(authorizeUrl, "agree", person.spotifyUser);
  await control("DELETE", "requests");
  return { ...person, answer, finish: () => finishAuthorization(person.ctx, answer) };
}

const album = { method: "GET", path: `/albums/${spotifyId("album", 1)}` } as const;
/** Reads the catalogue with the app's own token. */
const readCatalogue = ({ userId }: UserContext) => callSpotify(appCaller(userId), album, "click");

const refused = (error: string, error_description?: string) => ({
  status: 400,
  body: { error, ...(error_description && { error_description }) },
});

type Row = [error: string, description: string | undefined, meaning: { connecting: Told; refreshing: Told }];

const ofTheApp = { connecting: told.credentials, refreshing: told.credentials };
const ofTheGrant = { connecting: told.startAgain, refreshing: told.connectAgain };
const ofTheRequest = { connecting: told.startAgain, refreshing: told.ourFault };

/** Every refusal of the token endpoint that is known (§2.4), each in both places where it can occur. */
const rows: Row[] = [
  ["invalid_client", "Invalid client", ofTheApp],
  ["invalid_client", "Invalid client secret", ofTheApp],
  ["invalid_client", "Failed to get client", ofTheApp],
  ["invalid_client", undefined, ofTheApp],
  ["invalid_grant", "Invalid authorization code", ofTheGrant],
  ["invalid_grant", "Authorization code expired", ofTheGrant],
  ["invalid_grant", "Invalid redirect URI", ofTheGrant],
  ["invalid_grant", "code_verifier was incorrect", ofTheGrant],
  ["invalid_grant", "Invalid refresh token", ofTheGrant],
  ["invalid_grant", "Refresh token revoked", ofTheGrant],
  ["invalid_grant", "Refresh token expired", ofTheGrant],
  ["invalid_request", "refresh_token must be supplied", ofTheRequest],
  ["invalid_request", "code must be supplied", ofTheRequest],
  ["unsupported_grant_type", "grant_type parameter is missing", ofTheRequest],
  [
    "unsupported_grant_type",
    "grant_type must be client_credentials, authorization_code or refresh_token",
    ofTheRequest,
  ],
];

/** What is no refusal, but trouble that passes. */
const troubles: [name: string, what: Parameters<typeof fault>[1], meaning: Told, message?: string][] = [
  ["500", { status: 500, body: "Server error." }, told.unavailable, "Server error."],
  ["503", { status: 503, body: "Service unavailable" }, told.unavailable, "Service unavailable"],
  ["a pause", { status: 429, body: "Too many requests" }, told.unavailable, "Too many requests"],
  ["a dropped socket", { drop: true }, told.unavailable],
  ["a web page", { status: 200, body: "<html>" }, told.unusable],
  ["a reply without a token", { status: 200, body: { token_type: "Bearer" } }, told.unusable],
];

describe("refreshing the token", () => {
  it.each(rows)("%s: %s", async (error, description, { refreshing }) => {
    const { ctx } = await atExpiry();
    await fault("/api/token", { ...refused(error, description), times: 2 });
    const hasEnded = refreshing === told.connectAgain;
    const state = hasEnded ? "reauth-required" : "connected";
    const thrown = await expectRefusal(ctx, () => accessToken(ctx.userId), refreshing, state);
    if (!hasEnded) expect(messageIn(thrown)).toBe(description ?? error);
    // An ended connection is not asked about again; anything else goes on as soon as Spotify lets it.
    if (hasEnded) await expectRefusal(ctx, () => accessToken(ctx.userId), refreshing, state);
    else await expect(accessToken(ctx.userId)).resolves.toBeDefined();
    expect(await requests("/api/token")).toHaveLength(hasEnded ? 2 : 3);
  });

  it.each(troubles)("%s", async (_, what, meaning, message) => {
    const { ctx } = await atExpiry();
    await fault("/api/token", what);
    const thrown = await expectRefusal(ctx, () => accessToken(ctx.userId), meaning, "connected");
    expect(messageIn(thrown)).toBe(message);
    await expect(accessToken(ctx.userId)).resolves.toBeDefined();
  });
});

describe("connecting again", () => {
  it.each(rows)("%s: %s", async (error, description, { connecting }) => {
    const { ctx, finish, spotifyUser } = await comingBack();
    await fault("/api/token", refused(error, description));
    const thrown = await expectRefusal(ctx, finish, connecting, "connected");
    expect(messageIn(thrown)).toBe(description ?? error);
    // The state is used up; a new trip succeeds.
    await connect(ctx, spotifyUser);
  });

  it.each(troubles)("%s", async (_, what, meaning, message) => {
    const { ctx, finish } = await comingBack();
    await fault("/api/token", what);
    expect(messageIn(await expectRefusal(ctx, finish, meaning, "connected"))).toBe(message);
  });

  // RFC 6749 §4.1.2.1; of Spotify's own only access_denied has been seen, and an unknown scope is told on its own page.
  it.each(["invalid_scope", "unsupported_response_type", "server_error", "temporarily_unavailable"])(
    "%s in the address that Spotify sends people back to",
    async error => {
      const { ctx, answer } = await comingBack();
      const meaning: Told = {
        code: "authorization_failed",
        says: /did not complete the sign-in\. Nothing was changed; connect to Spotify again/,
      };
      const finish = () => finishAuthorization(ctx, { state: answer.state, error });
      await expectRefusal(ctx, finish, meaning, "connected");
      expect(await requests("/api/token")).toHaveLength(0);
    },
  );
});

describe("the app's own token", () => {
  const withCredentials = async () => {
    const ctx = await createUser();
    await saveCredentials(ctx, await listener());
    return ctx;
  };

  it.each(rows.filter(([error]) => error !== "invalid_grant"))(
    "%s: %s",
    async (error, description, { refreshing }) => {
      const ctx = await withCredentials();
      await fault("/api/token", refused(error, description));
      const thrown = await expectRefusal(ctx, () => readCatalogue(ctx), refreshing, "credentials-saved");
      expect(messageIn(thrown)).toBe(description ?? error);
      await expect(readCatalogue(ctx)).resolves.toContain("Album 1");
    },
  );

  it.each(troubles)("%s", async (_, what, meaning, message) => {
    const ctx = await withCredentials();
    // However often it is asked again.
    await fault("/api/token", { ...what, times: 1000 });
    const thrown = await expectRefusal(ctx, () => readCatalogue(ctx), meaning, "credentials-saved");
    expect(messageIn(thrown)).toBe(message);
    await control("DELETE", "faults");
    await expect(readCatalogue(ctx)).resolves.toContain("Album 1");
  });
});

describe("trying an ID and secret before they are saved", () => {
  it.each<[string, string | undefined, Told]>([
    ["invalid_client", "Invalid client", told.unknownId],
    ["invalid_client", "Failed to get client", told.unknownId],
    ["invalid_client", undefined, told.unknownId],
    ["invalid_client", "Invalid client secret", told.wrongSecret],
    ["invalid_request", "refresh_token must be supplied", told.ourFault],
    ["unsupported_grant_type", "grant_type parameter is missing", told.ourFault],
  ])("%s: %s", async (error, description, meaning) => {
    const { ctx } = await connected();
    const other = await listener();
    await fault("/api/token", refused(error, description));
    await expectRefusal(ctx, () => saveCredentials(ctx, other), meaning, "connected");
  });
});

describe("brought about at Spotify", () => {
  const newSecret = "0".repeat(32);

  /** As if the secret had been renewed in the dashboard: the one that is kept here is no longer right. */
  const withSecret = ({ userId }: UserContext, secret: string) =>
    prisma().spotifyCredentials.update({
      where: { userId },
      data: { clientSecretSealed: seal(secret, { userId, column: "client_secret" }) },
    });

  /** As if the app had been deleted in the dashboard. */
  async function withClientId({ userId }: UserContext, clientId: string) {
    await prisma().spotifyCredentials.update({ where: { userId }, data: { clientId } });
    await prisma().spotifyConnection.updateMany({ where: { userId }, data: { clientId } });
    await prisma().spotifyAuthorization.updateMany({ where: { userId }, data: { clientId } });
  }

  const withRefreshToken = (ctx: UserContext, token: string) =>
    change(ctx, { refreshTokenSealed: seal(token, { userId: ctx.userId, column: "refresh_token" }) });

  type Doing = (person: ConnectedListener) => Promise<unknown>;
  const renewed: Doing = ({ ctx }) => withSecret(ctx, newSecret);
  const deleted: Doing = ({ ctx }) => withClientId(ctx, "f".repeat(32));
  const malformed: Doing = ({ ctx }) => withClientId(ctx, "no client id");

  const apps: [name: string, doing: Doing, message: string][] = [
    ["its secret was renewed", renewed, "Invalid client secret"],
    ["it was deleted", deleted, "Invalid client"],
    ["its id is none", malformed, "Failed to get client"],
  ];

  it.each(apps)(
    "the app: %s; once the right ones are entered everything goes on",
    async (_, doing, message) => {
      const person = await atExpiry();
      const { ctx, clientId, clientSecret } = person;
      await doing(person);
      const refresh = () => accessToken(ctx.userId);
      expect(messageIn(await expectRefusal(ctx, refresh, told.credentials, "connected"))).toBe(message);
      const read = () => readCatalogue(ctx);
      expect(messageIn(await expectRefusal(ctx, read, told.credentials, "connected"))).toBe(message);
      if (doing !== renewed) await withClientId(ctx, clientId);
      await saveCredentials(ctx, { clientId, clientSecret });
      await expect(refresh()).resolves.toBeDefined();
      await expect(read()).resolves.toContain("Album 1");
    },
  );

  it.each(apps)("the app while somebody is away at Spotify: %s", async (_, doing, message) => {
    const person = await comingBack();
    await doing(person);
    const thrown = await expectRefusal(person.ctx, person.finish, told.credentials, "connected");
    expect(messageIn(thrown)).toBe(message);
  });

  const revoked: Doing = ({ spotifyUser }) => control("POST", `users/${spotifyUser}/revoke`);
  const sixMonthsOn: Doing = () => control("POST", "clock", { advanceMs: 190 * 86_400_000 });
  const bogus: Doing = ({ ctx }) => withRefreshToken(ctx, "AQbogus");
  const rotatedAway: Doing = async ({ ctx }) => {
    const { connection } = await stored(ctx);
    await settings({ refreshTokens: "rotate" });
    await accessToken(ctx.userId);
    await change(ctx, {
      refreshTokenSealed: connection?.refreshTokenSealed,
      accessTokenExpiresAt: new Date(),
    });
  };

  it.each<[string, Doing]>([
    ["the person removed the app: Refresh token revoked", revoked],
    ["six months are over: Refresh token expired", sixMonthsOn],
    ["it never was: Invalid refresh token", bogus],
    ["another took its place: Refresh token revoked", rotatedAway],
  ])("a refresh token, when %s; one new consent mends it", async (_, doing) => {
    const person = await atExpiry();
    const { ctx, spotifyUser } = person;
    await doing(person);
    await expectRefusal(ctx, () => accessToken(ctx.userId), told.connectAgain, "reauth-required");
    await connect(ctx, spotifyUser);
    expect(await stateOf(ctx)).toBe("connected");
    await change(ctx, { accessTokenExpiresAt: new Date() });
    await expect(accessToken(ctx.userId)).resolves.toBeDefined();
  });

  it("an empty refresh token is our mistake and ends nothing: refresh_token must be supplied", async () => {
    const { ctx } = await atExpiry();
    await withRefreshToken(ctx, "");
    const thrown = await expectRefusal(ctx, () => accessToken(ctx.userId), told.ourFault, "connected");
    expect(messageIn(thrown)).toBe("refresh_token must be supplied");
  });

  const authorization = ({ userId }: UserContext, data: object) =>
    prisma().spotifyAuthorization.updateMany({ where: { userId }, data });

  it.each<[string, Doing]>([
    ["Authorization code expired", () => control("POST", "clock", { advanceMs: 11 * 60_000 })],
    ["Invalid redirect URI", ({ ctx }) => authorization(ctx, { redirectUri: "http://127.0.0.1/other" })],
    [
      "code_verifier was incorrect",
      ({ ctx }) => {
        const verifier = seal("v".repeat(43), { userId: ctx.userId, column: "code_verifier" });
        return authorization(ctx, { codeVerifierSealed: verifier });
      },
    ],
  ])("a code: %s", async (message, doing) => {
    const person = await comingBack();
    await doing(person);
    const thrown = await expectRefusal(person.ctx, person.finish, told.startAgain, "connected");
    expect(messageIn(thrown)).toBe(message);
  });

  it("a code: Invalid authorization code, when it was used before", async () => {
    const { ctx, answer, finish } = await comingBack();
    await finish();
    const { authorizeUrl } = await startAuthorization(ctx);
    const state = new URL(authorizeUrl).searchParams.get("state") ?? "";
    const again = () => finishAuthorization(ctx, { ...answer, state });
    const thrown = await expectRefusal(ctx, again, told.startAgain, "connected");
    expect(messageIn(thrown)).toBe("Invalid authorization code");
  });
});
