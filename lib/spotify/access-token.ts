import { AppError } from "@/lib/core/errors";
import { openOrNull, seal } from "@/lib/platform/crypto";
import { longTransaction, sql } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { countOutcome } from "@/lib/platform/metrics";
import { GrantRefused, refreshTokens, type TokenReply, toCredentialsError } from "./accounts-service";
import type { Access, Call, Caller } from "./call";
import { openClientSecret } from "./client-secret";
import { SpotifyError } from "./errors";
import { type CallInfo, countUserCall, tokenMarginMs } from "./limits";
import { requiredScopes } from "./scopes";
import { refreshCounter } from "./spotify-metrics";

type Row = {
  clientId: string;
  account: string;
  scopes: string[];
  accessTokenSealed: string;
  refreshTokenSealed: string;
  expiresAt: Date;
  reauthRequiredAt: Date | null;
  clientSecretSealed: string;
  isDisabled: boolean;
};

const columns = `c.client_id AS "clientId", c.spotify_user_id AS account, c.scopes, c.access_token_sealed AS "accessTokenSealed",
  c.refresh_token_sealed AS "refreshTokenSealed", c.access_token_expires_at AS "expiresAt",
  c.reauth_required_at AS "reauthRequiredAt", k.client_secret_sealed AS "clientSecretSealed",
  u.disabled_at IS NOT NULL AS "isDisabled"
  FROM spotify_connections c JOIN spotify_credentials k ON k.user_id = c.user_id AND k.client_id = c.client_id
    JOIN users u ON u.id = c.user_id
  WHERE c.user_id = $1`;

const secondTryDelayMs = 1_000;

const notConnected = () => new AppError("spotify_not_connected", { reason: "no_connection" });
const reauthRequired = () => new AppError("reauth_required", { reason: "ended" });

/** Returns the stored token, or null when it has to be refreshed. */
function validAccess(row: Row | undefined, userId: string, staleToken: string | undefined): Access | null {
  if (!row) throw notConnected();
  if (row.isDisabled) throw new AppError("account_disabled", { reason: "own" });
  if (row.reauthRequiredAt) throw reauthRequired();
  const token = openOrNull(row.accessTokenSealed, { userId, column: "access_token" });
  const { clientId, account } = row;
  return token !== null && row.expiresAt.getTime() - tokenMarginMs > Date.now() && token !== staleToken
    ? { token, clientId, account }
    : null;
}

/**
 * Refreshes the tokens, and tries once more when Spotify refuses: during outages its accounts service has refused valid tokens
 * (github.com/metabrainz/listenbrainz-server/issues/1921).
 */
async function refreshWithSecondTry(row: Row, userId: string): Promise<TokenReply> {
  const clientSecret = openClientSecret(row.clientSecretSealed, userId);
  const refreshToken = openOrNull(row.refreshTokenSealed, { userId, column: "refresh_token" });
  if (refreshToken === null) throw new AppError("reauth_required", { reason: "unreadable" });
  const refresh = () => refreshTokens({ clientId: row.clientId, clientSecret }, refreshToken);
  try {
    return await refresh();
  } catch (error) {
    if (!(error instanceof GrantRefused)) throw error;
    await new Promise(resolve => setTimeout(resolve, secondTryDelayMs));
    return refresh();
  }
}

/** Refreshes while the connection's row is locked, so that only one process refreshes at a time. */
async function refreshUnderLock(userId: string, staleToken: string | undefined): Promise<Access> {
  const access = await longTransaction(async client => {
    const { rows } = await client.query<Row>(`SELECT ${columns} FOR UPDATE OF c`, [userId]);
    const row = rows[0];
    const current = validAccess(row, userId, staleToken);
    if (current || !row) return current;
    try {
      const reply = await countOutcome(refreshCounter, {}, () => refreshWithSecondTry(row, userId));
      const { clientId, account } = row;
      const scopes = reply.scope?.split(" ").filter(Boolean) ?? row.scopes;
      await client.query(
        `UPDATE spotify_connections SET access_token_sealed = $2, access_token_expires_at = $3,
           refresh_token_sealed = COALESCE($4, refresh_token_sealed), scopes = $5 WHERE user_id = $1`,
        [
          userId,
          seal(reply.access_token, { userId, column: "access_token" }),
          new Date(Date.now() + reply.expires_in * 1000),
          reply.refresh_token ? seal(reply.refresh_token, { userId, column: "refresh_token" }) : null,
          scopes,
        ],
      );
      return { token: reply.access_token, clientId, account };
    } catch (error) {
      if (!(error instanceof GrantRefused)) throw error;
      // The app's credentials are wrong, the grant is not: the connection works again with correct credentials.
      if (error.reason !== "invalid_grant") throw toCredentialsError(error);
      log.warn(
        { userId, reason: error.reason, upstreamMessage: error.upstreamMessage },
        "Spotify refused a refresh token",
      );
      await client.query("UPDATE spotify_connections SET reauth_required_at = now() WHERE user_id = $1", [
        userId,
      ]);
      return null;
    }
  });
  if (!access) throw reauthRequired();
  return access;
}

const runningRefreshes = new Map<string, Promise<Access>>();

/**
 * Returns the person's access token. Refreshes it when it has less than a minute left.
 * @param staleToken a token that Spotify has just refused
 * @throws AppError spotify_not_connected, account_disabled, reauth_required, invalid_spotify_credentials; SpotifyError when the accounts service is down
 */
export async function accessToken(userId: string, staleToken?: string): Promise<Access> {
  const [row] = await sql<Row>(`SELECT ${columns}`, [userId]);
  const current = validAccess(row, userId, staleToken);
  if (current) return current;
  const pending =
    runningRefreshes.get(userId) ??
    refreshUnderLock(userId, staleToken).finally(() => runningRefreshes.delete(userId));
  runningRefreshes.set(userId, pending);
  return pending;
}

async function acquireUserToken(
  userId: string,
  call: Call,
  info: CallInfo,
  staleToken?: string,
): Promise<Access> {
  if (staleToken) await accessToken(userId, staleToken);
  const { scopes, feature } = requiredScopes(call);
  for (;;) {
    const connection = await countUserCall(userId, scopes, info);
    if (connection?.allowed) {
      const { clientId, account, sealed } = connection;
      const token = openOrNull(sealed, { userId, column: "access_token" });
      if (token !== null) return { token, clientId, account };
    } else if (connection)
      throw new SpotifyError(["scope_missing", { reason: feature ?? "unnamed" }], {
        endpoint: info.endpoint,
      });
    await accessToken(userId);
  }
}

/** Calls Spotify through the person's connection. */
export const userCaller = (userId: string): Caller => ({
  kind: "user",
  userId,
  acquireToken: (...args) => acquireUserToken(userId, ...args),
});
