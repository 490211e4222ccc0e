import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/core/errors";
import { open, sha256 } from "@/lib/platform/crypto";
import { preparedSql } from "@/lib/platform/db";
import { perProcess } from "@/lib/platform/per-process";
import { type AppCredentials, credentialsRefused, GrantRefused, requestAppToken } from "./accounts-service";
import type { Access, Caller } from "./call";
import { countAppCall } from "./limits";

const marginMs = 60_000;
const maxTokens = 1_000;

async function credentialsOf(userId: string): Promise<AppCredentials> {
  const [row] = await preparedSql<{ clientId: string; sealed: string }>(
    `SELECT client_id AS "clientId", client_secret_sealed AS sealed FROM spotify_credentials WHERE user_id = $1`,
    [userId],
  );
  if (!row) throw new AppError("spotify_not_connected", { reason: "no_app" });
  return { clientId: row.clientId, clientSecret: open(row.sealed, { userId, column: "client_secret" }) };
}

async function appAccess(userId: string, stale: string | undefined): Promise<Access> {
  const app = await credentialsOf(userId);
  const tokens = perProcess("app tokens", () => new LRUCache<string, Promise<string>>({ max: maxTokens }));
  // Another secret is another key: it must not live on what the former one was given.
  const key = sha256(`${app.clientId}:${app.clientSecret}`);
  const access = { clientId: app.clientId, account: "app" };
  const running = tokens.get(key);
  const known = running && (await running);
  if (known && known !== stale) return { ...access, token: known };
  const asked = requestAppToken(app).then(({ access_token, expires_in }) => {
    tokens.set(key, asked, { ttl: Math.max(1, expires_in * 1000 - marginMs) });
    return access_token;
  });
  tokens.set(key, asked);
  try {
    return { ...access, token: await asked };
  } catch (error) {
    tokens.delete(key);
    throw error instanceof GrantRefused ? credentialsRefused(error) : error;
  }
}

/** The person's developer app as the one for whom Spotify is called (client-credentials grant): no user, no connection. */
export const appCaller = (userId: string): Caller => ({
  kind: "app",
  userId,
  async acquireToken(_call, occasion, stale) {
    const access = await appAccess(userId, stale);
    await countAppCall(userId, access.clientId, occasion);
    return access;
  },
});
