import { randomBytes } from "node:crypto";
import type { AuthorizationCode, RefreshToken } from "../world/records";
import type { World } from "../world/world";

const hourMs = 3_600_000;
const codeLifetimeMs = 600_000;
const refreshTokenMonths = 6;

export function issueCode(world: World, grant: Omit<AuthorizationCode, "code" | "expiresAt">): string {
  const now = world.clock.now();
  deleteExpired(world.codes, now);
  const code = `AQ${randomBytes(96).toString("base64url")}`;
  world.codes.set(code, { ...grant, code, expiresAt: now + codeLifetimeMs });
  return code;
}

/** Issues an access token that is valid for one hour. */
export function issueAccessToken(
  world: World,
  clientId: string,
  userId: string | null,
  scopes: string[],
): string {
  const now = world.clock.now();
  deleteExpired(world.accessTokens, now);
  const token = `BQ${randomBytes(112).toString("base64url")}`;
  world.accessTokens.set(token, { token, clientId, userId, scopes, expiresAt: now + hourMs });
  world.saveSoon();
  return token;
}

export function issueRefreshToken(world: World, grant: Omit<RefreshToken, "token" | "revoked">): string {
  const token = `AQ${randomBytes(96).toString("base64url")}`;
  world.refreshTokens.set(token, { ...grant, token, revoked: false });
  world.saveSoon();
  return token;
}

/** A refresh token expires six months after the user's consent (Spotify's developer blog, 2026-06-18). */
export function isRefreshTokenExpired(token: RefreshToken, now: number): boolean {
  const end = new Date(token.authorizedAt);
  end.setUTCMonth(end.getUTCMonth() + refreshTokenMonths);
  return now >= end.getTime();
}

/**
 * Deletes codes or tokens that expired more than an hour ago. Until then, the error for an expired token differs from
 * the error for an unknown one. The map is ordered by age, so the loop stops early.
 */
function deleteExpired(tokens: Map<string, { expiresAt: number }>, now: number): void {
  for (const [key, { expiresAt }] of tokens) {
    if (expiresAt >= now - hourMs) return;
    tokens.delete(key);
  }
}
