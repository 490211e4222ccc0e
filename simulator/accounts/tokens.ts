import { randomBytes } from "node:crypto";
import type { AuthorizationCode, RefreshToken } from "../world/records";
import type { World } from "../world/world";

const hourMs = 3_600_000;
const codeLifetimeMs = 600_000;
const refreshTokenMonths = 6;

export function issueCode(world: World, grant: Omit<AuthorizationCode, "code" | "expiresAt">): string {
  const now = world.clock.now();
  dropExpired(world.codes, now);
  const code = `AQ${randomBytes(96).toString("base64url")}`;
  world.codes.set(code, { ...grant, code, expiresAt: now + codeLifetimeMs });
  return code;
}

/** An hour long. */
export function issueAccessToken(
  world: World,
  clientId: string,
  userId: string | null,
  scopes: string[],
): string {
  const now = world.clock.now();
  dropExpired(world.accessTokens, now);
  const token = `BQ${randomBytes(112).toString("base64url")}`;
  world.accessTokens.set(token, { token, clientId, userId, scopes, expiresAt: now + hourMs });
  world.changed();
  return token;
}

export function issueRefreshToken(world: World, grant: Omit<RefreshToken, "token" | "revoked">): string {
  const token = `AQ${randomBytes(96).toString("base64url")}`;
  world.refreshTokens.set(token, { ...grant, token, revoked: false });
  world.changed();
  return token;
}

/** Six months after the person agreed, however often it was used (blog 2026-06-18, refresh token expiration). */
export function isTooOld(token: RefreshToken, now: number): boolean {
  const end = new Date(token.authorizedAt);
  end.setUTCMonth(end.getUTCMonth() + refreshTokenMonths);
  return now >= end.getTime();
}

/** The oldest stand first, so this stops early. They stay for an hour, to be told from what never was. */
function dropExpired(issued: Map<string, { expiresAt: number }>, now: number): void {
  for (const [known, { expiresAt }] of issued) {
    if (expiresAt >= now - hourMs) return;
    issued.delete(known);
  }
}
