import { AppError } from "@/lib/core/errors";
import { open, seal } from "@/lib/platform/crypto";
import { longTransaction, sql } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { counter, countOutcome } from "@/lib/platform/metrics";
import { credentialsRefused, GrantRefused, refreshTokens, type TokenReply } from "./accounts-service";
import type { Access, Call, Caller } from "./call";
import { SpotifyError } from "./errors";
import { type CallInfo, countUserCall, tokenMarginMs } from "./limits";
import { requiredScopes } from "./scopes";

type Row = {
  clientId: string;
  account: string;
  scopes: string[];
  accessTokenSealed: string;
  refreshTokenSealed: string;
  expiresAt: Date;
  reauthRequiredAt: Date | null;
  clientSecretSealed: string;
};

const columns = `c.client_id AS "clientId", c.spotify_user_id AS account, c.scopes, c.access_token_sealed AS "accessTokenSealed",
  c.refresh_token_sealed AS "refreshTokenSealed", c.access_token_expires_at AS "expiresAt",
  c.reauth_required_at AS "reauthRequiredAt", k.client_secret_sealed AS "clientSecretSealed"
  FROM spotify_connections c JOIN spotify_credentials k ON k.user_id = c.user_id AND k.client_id = c.client_id
  WHERE c.user_id = $1`;

const confirmationPauseMs = 1_000;

const refreshes = counter(
  "tonearm_spotify_token_refreshes_total",
  "Refreshes of access tokens by this process, and what came of them: ok, or the code of the refusal.",
  ["outcome"],
);

const notConnected = () => new AppError("spotify_not_connected", { reason: "no_connection" });
const reauthRequired = () => new AppError("reauth_required");

function usable(row: Row | undefined, userId: string, stale: string | undefined): Access | null {
  if (!row) throw notConnected();
  if (row.reauthRequiredAt) throw reauthRequired();
  const token = open(row.accessTokenSealed, { userId, column: "access_token" });
  const { clientId, account } = row;
  return row.expiresAt.getTime() - tokenMarginMs > Date.now() && token !== stale
    ? { token, clientId, account }
    : null;
}

/**
 * Spotify's accounts service has called good tokens invalid during outages
 * (github.com/metabrainz/listenbrainz-server/issues/1921): a refusal counts only when it is repeated.
 */
async function refreshConfirmed(row: Row, userId: string): Promise<TokenReply> {
  const clientSecret = open(row.clientSecretSealed, { userId, column: "client_secret" });
  const refreshToken = open(row.refreshTokenSealed, { userId, column: "refresh_token" });
  const ask = () => refreshTokens({ clientId: row.clientId, clientSecret }, refreshToken);
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof GrantRefused)) throw error;
    await new Promise(resolve => setTimeout(resolve, confirmationPauseMs));
    return ask();
  }
}

/** Refreshes under the lock of the connection's row: once, however many processes ask at the same moment. */
async function refreshUnderLock(userId: string, stale: string | undefined): Promise<Access> {
  const outcome = await longTransaction(async client => {
    const { rows } = await client.query<Row>(`SELECT ${columns} FOR UPDATE OF c`, [userId]);
    const row = rows[0];
    const current = usable(row, userId, stale);
    if (current || !row) return current;
    try {
      const reply = await countOutcome(refreshes, {}, () => refreshConfirmed(row, userId));
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
      // Of the app, not of the grant: once the secret is right again the connection goes on.
      if (error.reason !== "invalid_grant") throw credentialsRefused(error);
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
  if (!outcome) throw reauthRequired();
  return outcome;
}

const refreshing = new Map<string, Promise<Access>>();

/**
 * The person's access token, refreshed when it has less than a minute left or when it is `stale` (one that Spotify just
 * refused).
 * @throws AppError spotify_not_connected, reauth_required, invalid_spotify_credentials; SpotifyError when the accounts service is down
 */
export async function accessToken(userId: string, stale?: string): Promise<Access> {
  const [row] = await sql<Row>(`SELECT ${columns}`, [userId]);
  const current = usable(row, userId, stale);
  if (current) return current;
  const running =
    refreshing.get(userId) ?? refreshUnderLock(userId, stale).finally(() => refreshing.delete(userId));
  refreshing.set(userId, running);
  return running;
}

async function admitUser(userId: string, call: Call, occasion: CallInfo, stale?: string): Promise<Access> {
  if (stale) await accessToken(userId, stale);
  const { scopes, feature } = requiredScopes(call);
  for (;;) {
    const connection = await countUserCall(userId, scopes, occasion);
    if (connection?.allowed) {
      const { clientId, account, sealed } = connection;
      return { token: open(sealed, { userId, column: "access_token" }), clientId, account };
    }
    if (connection)
      throw new SpotifyError(["scope_missing", { reason: feature ?? "unnamed" }], {
        endpoint: occasion.endpoint,
      });
    await accessToken(userId);
  }
}

/** The person as the one for whom Spotify is called. */
export const userCaller = (userId: string): Caller => ({
  kind: "user",
  userId,
  acquireToken: (call, occasion, stale) => admitUser(userId, call, occasion, stale),
});
