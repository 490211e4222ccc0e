import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/core/errors";
import { sha256 } from "@/lib/platform/crypto";
import { preparedSql } from "@/lib/platform/db";
import { perProcess } from "@/lib/platform/per-process";
import { type AppCredentials, GrantRefused, requestAppToken, toCredentialsError } from "./accounts-service";
import type { Access, Caller } from "./call";
import { openClientSecret } from "./client-secret";
import { countAppCall } from "./limits";

const expiryMarginMs = 60_000;
const maxTokens = 1_000;

async function readCredentials(userId: string): Promise<AppCredentials> {
  const [row] = await preparedSql<{ clientId: string; sealed: string }>(
    `SELECT client_id AS "clientId", client_secret_sealed AS sealed FROM spotify_credentials WHERE user_id = $1`,
    [userId],
  );
  if (!row) throw new AppError("spotify_not_connected", { reason: "no_app" });
  return { clientId: row.clientId, clientSecret: openClientSecret(row.sealed, userId) };
}

async function acquireAppToken(userId: string, staleToken: string | undefined): Promise<Access> {
  const app = await readCredentials(userId);
  const tokens = perProcess("app tokens", () => new LRUCache<string, Promise<string>>({ max: maxTokens }));
  // The key contains the secret, so that a new secret does not use a token of the former secret.
  const key = sha256(`${app.clientId}:${app.clientSecret}`);
  const access = { clientId: app.clientId, account: "app" };
  const cached = tokens.get(key);
  const cachedToken = cached && (await cached);
  if (cachedToken && cachedToken !== staleToken) return { ...access, token: cachedToken };
  const pending = requestAppToken(app).then(({ access_token, expires_in }) => {
    tokens.set(key, pending, { ttl: Math.max(1, expires_in * 1000 - expiryMarginMs) });
    return access_token;
  });
  tokens.set(key, pending);
  try {
    return { ...access, token: await pending };
  } catch (error) {
    tokens.delete(key);
    throw error instanceof GrantRefused ? toCredentialsError(error) : error;
  }
}

/** Calls Spotify with a token of the person's developer app (client-credentials grant), without a connection. */
export const appCaller = (userId: string): Caller => ({
  kind: "app",
  userId,
  async acquireToken(_call, info, staleToken) {
    const access = await acquireAppToken(userId, staleToken);
    await countAppCall(userId, access.clientId, info);
    return access;
  },
});
