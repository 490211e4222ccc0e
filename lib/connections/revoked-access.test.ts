import { expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { seal } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { accessToken } from "@/lib/spotify/access-token";
import { sampleByDepth } from "@/testing/depth";
import { connect } from "@/testing/people";
import type { ConnectedListener } from "@/testing/spotify/simulated";
import {
  changeConnection,
  expectedErrors,
  expectRefusal,
  readCatalog,
  readStored,
  simulatedTokenRefusals,
  stateOf,
  upstreamMessageOf,
} from "@/testing/spotify/token-refusals";
import { finishAuthorization } from "./finish-authorization";
import { saveCredentials } from "./save-credentials";
import { startAuthorization } from "./start-authorization";

const { connectedWithExpiredToken, control, returningFromConsent, settings } = await simulatedTokenRefusals();

const newSecret = "0".repeat(32);

/** Simulates a secret that was renewed in the dashboard. */
const changeSecret = ({ userId }: UserContext, secret: string) =>
  prisma().spotifyCredentials.update({
    where: { userId },
    data: { clientSecretSealed: seal(secret, { userId, column: "client_secret" }) },
  });

/** Simulates an app that was deleted in the dashboard. */
async function changeClientId({ userId }: UserContext, clientId: string) {
  await prisma().spotifyCredentials.update({ where: { userId }, data: { clientId } });
  await prisma().spotifyConnection.updateMany({ where: { userId }, data: { clientId } });
  await prisma().spotifyAuthorization.updateMany({ where: { userId }, data: { clientId } });
}

const changeRefreshToken = (ctx: UserContext, token: string) =>
  changeConnection(ctx, { refreshTokenSealed: seal(token, { userId: ctx.userId, column: "refresh_token" }) });

type Change = (person: ConnectedListener) => Promise<unknown>;
const renewSecret: Change = ({ ctx }) => changeSecret(ctx, newSecret);
const deleteApp: Change = ({ ctx }) => changeClientId(ctx, "f".repeat(32));
const malformClientId: Change = ({ ctx }) => changeClientId(ctx, "no client id");

const appChanges: [name: string, change: Change, message: string][] = [
  ["the app's secret was renewed", renewSecret, "Invalid client secret"],
  ["the app was deleted", deleteApp, "Invalid client"],
  ["the client ID is malformed", malformClientId, "Failed to get client"],
];

it.each(sampleByDepth(appChanges, 3))(
  "when %s, the refresh error says so, and refreshing works again with correct credentials",
  async (_, change, message) => {
    const person = await connectedWithExpiredToken();
    const { ctx, clientId, clientSecret } = person;
    await change(person);
    const refresh = () => accessToken(ctx.userId);
    expect(
      upstreamMessageOf(await expectRefusal(ctx, refresh, expectedErrors.credentials, "connected")),
    ).toBe(message);
    const read = () => readCatalog(ctx);
    expect(upstreamMessageOf(await expectRefusal(ctx, read, expectedErrors.credentials, "connected"))).toBe(
      message,
    );
    if (change !== renewSecret) await changeClientId(ctx, clientId);
    await saveCredentials(ctx, { clientId, clientSecret });
    await expect(refresh()).resolves.toBeDefined();
    await expect(read()).resolves.toContain("Album 1");
  },
);

it.each(sampleByDepth(appChanges, 3))(
  "when %s during the consent, the error says so",
  async (_, change, message) => {
    const person = await returningFromConsent();
    await change(person);
    const thrown = await expectRefusal(person.ctx, person.finish, expectedErrors.credentials, "connected");
    expect(upstreamMessageOf(thrown)).toBe(message);
  },
);

const revokeAccess: Change = ({ spotifyUser }) => control("POST", `users/${spotifyUser}/revoke`);
const letSixMonthsPass: Change = () => control("POST", "clock", { advanceMs: 190 * 86_400_000 });
const useInvalidToken: Change = ({ ctx }) => changeRefreshToken(ctx, "AQbogus");
const useReplacedToken: Change = async ({ ctx }) => {
  const { connection } = await readStored(ctx);
  await settings({ refreshTokens: "rotate" });
  await accessToken(ctx.userId);
  await changeConnection(ctx, {
    refreshTokenSealed: connection?.refreshTokenSealed,
    accessTokenExpiresAt: new Date(),
  });
};

it.each<[string, Change]>(
  sampleByDepth(
    [
      ["the person removed the app (Refresh token revoked)", revokeAccess],
      ["six months have passed (Refresh token expired)", letSixMonthsPass],
      ["the refresh token is invalid (Invalid refresh token)", useInvalidToken],
      ["another refresh token replaced it (Refresh token revoked)", useReplacedToken],
    ],
    2,
  ),
)("when %s, the person has to connect again, which works", async (_, change) => {
  const person = await connectedWithExpiredToken();
  const { ctx, spotifyUser } = person;
  await change(person);
  await expectRefusal(ctx, () => accessToken(ctx.userId), expectedErrors.connectAgain, "reauth-required");
  await connect(ctx, spotifyUser);
  expect(await stateOf(ctx)).toBe("connected");
  await changeConnection(ctx, { accessTokenExpiresAt: new Date() });
  await expect(accessToken(ctx.userId)).resolves.toBeDefined();
});

it("an empty refresh token counts as a mistake of Tonearm and does not end the connection", async () => {
  const { ctx } = await connectedWithExpiredToken();
  await changeRefreshToken(ctx, "");
  const thrown = await expectRefusal(
    ctx,
    () => accessToken(ctx.userId),
    expectedErrors.ourMistake,
    "connected",
  );
  expect(upstreamMessageOf(thrown)).toBe("refresh_token must be supplied");
});

const changeAuthorization = ({ userId }: UserContext, data: object) =>
  prisma().spotifyAuthorization.updateMany({ where: { userId }, data });

it.each<[string, Change]>(
  sampleByDepth(
    [
      ["Authorization code expired", () => control("POST", "clock", { advanceMs: 11 * 60_000 })],
      [
        "Invalid redirect URI",
        ({ ctx }) => changeAuthorization(ctx, { redirectUri: "http://127.0.0.1/other" }),
      ],
      [
        "code_verifier was incorrect",
        ({ ctx }) => {
          const verifier = seal("v".repeat(43), { userId: ctx.userId, column: "code_verifier" });
          return changeAuthorization(ctx, { codeVerifierSealed: verifier });
        },
      ],
    ],
    3,
  ),
)("a callback with %s asks the person to connect again", async (message, change) => {
  const person = await returningFromConsent();
  await change(person);
  const thrown = await expectRefusal(person.ctx, person.finish, expectedErrors.startAgain, "connected");
  expect(upstreamMessageOf(thrown)).toBe(message);
});

it("a callback with a used code asks the person to connect again", async () => {
  const { ctx, callback, finish } = await returningFromConsent();
  await finish();
  const { authorizeUrl } = await startAuthorization(ctx);
  const state = new URL(authorizeUrl).searchParams.get("state") ?? "";
  const again = () => finishAuthorization(ctx, { ...callback, state });
  const thrown = await expectRefusal(ctx, again, expectedErrors.startAgain, "connected");
  expect(upstreamMessageOf(thrown)).toBe("Invalid authorization code");
});
