import { randomBytes } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { accessToken } from "@/lib/spotify/access-token";
import { getCatalogClient } from "@/lib/spotify/catalog-client";
import { onlyDeep } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { checkKeys } from "./check-keys";
import { finishAuthorization } from "./finish-authorization";
import { forgetLostSecrets } from "./forget-lost-secrets";
import { getConnection } from "./get-connection";
import { getCredentials } from "./get-credentials";
import { saveCredentials } from "./save-credentials";
import { startAuthorization } from "./start-authorization";

const deepIt = onlyDeep(it);

const { connected } = await simulated();

const keys = env().ENCRYPTION_KEYS ?? "";
const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const setKeys = (...ring: string[]) => {
  env().ENCRYPTION_KEYS = ring.join(",");
};
afterEach(async () => {
  setKeys(keys);
  await sql("TRUNCATE users CASCADE");
});

/** Keys that cannot open what `keys` sealed. */
const lost: [situation: string, ring: string][] = [
  ["has another value under the same id", newKey("test")],
  ["is missing", newKey("other")],
];

it("Keys that open the stored secrets pass the check, also an old key behind a new one", async () => {
  await checkKeys();
  await connected();
  await checkKeys();
  setKeys(newKey("new"), keys);
  await connected();
  await checkKeys();
});

it.each(lost)(
  "A key that %s fails the check, which names it, the setting and the number of people",
  async (_, ring) => {
    await connected();
    await connected();
    setKeys(ring);
    await expect(checkKeys()).rejects.toMatchObject({
      name: "InvalidSetting",
      message: expect.stringMatching(/ENCRYPTION_KEYS[\s\S]*2 people[\s\S]*"test"[\s\S]*secrets\.json/),
    });
  },
);

deepIt("One damaged secret does not fail the check", async () => {
  const { ctx } = await connected();
  await connected();
  await sql("UPDATE spotify_credentials SET client_secret_sealed = 'test.AA.AA.AA' WHERE user_id = $1", [
    ctx.userId,
  ]);
  await checkKeys();
});

const unreadable = (code: string) => expect.objectContaining({ code, parameters: { reason: "unreadable" } });
const secretIsLost = unreadable("invalid_spotify_credentials");

it.each(lost)(
  "When the key %s, everything says what to enter again, and entering it repairs all",
  async (_, ring) => {
    const listener: ConnectedListener = await connected();
    const { ctx, clientId, clientSecret } = listener;
    const authorization = await startAuthorization(ctx);
    const state = new URL(authorization.authorizeUrl).searchParams.get("state") ?? "";
    setKeys(ring);
    expect(await getCredentials(ctx)).toMatchObject({ clientId, clientSecretSet: false });
    expect(await getConnection(ctx)).toMatchObject({ state: "no-credentials" });
    await expect(accessToken(ctx.userId)).rejects.toEqual(secretIsLost);
    await expect(startAuthorization(ctx)).rejects.toEqual(secretIsLost);
    await expect(finishAuthorization(ctx, { state, code: "code" })).rejects.toEqual(secretIsLost);
    await expect(getCatalogClient(ctx).search("song", ["track"])).rejects.toEqual(secretIsLost);
    expect(await runImport(ctx)).toMatchObject({
      state: "failed",
      error: { code: "invalid_spotify_credentials", detail: expect.stringContaining("Enter them again") },
    });

    await saveCredentials(ctx, { clientId, clientSecret });
    expect(await getConnection(ctx)).toMatchObject({ state: "reauth-required" });
    await expect(accessToken(ctx.userId)).rejects.toEqual(unreadable("reauth_required"));
  },
);

it("An access token that cannot be opened is renewed, because the refresh token can be", async () => {
  const { ctx } = await connected();
  await sql("UPDATE spotify_connections SET access_token_sealed = 'lost.AA.AA.AA'");
  await expect(accessToken(ctx.userId)).resolves.toMatchObject({ token: expect.any(String) });
});

it("Forgetting lost secrets removes only those", async () => {
  const { ctx: lostCtx } = await connected();
  setKeys(newKey("test"));
  const { ctx } = await connected();
  expect(await forgetLostSecrets()).toBe(1);
  expect(await getConnection(lostCtx)).toMatchObject({ state: "no-credentials" });
  expect(await getConnection(ctx)).toMatchObject({ state: "connected" });
  await checkKeys();
});
