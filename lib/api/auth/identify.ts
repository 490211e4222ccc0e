import { findSession, findToken } from "@/lib/accounts/sessions/sessions";
import { guestLocale } from "@/lib/api/http/locale";
import type { Access } from "@/lib/api/operations/operation";
import { type Context, requireAdmin, type UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/platform/env";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { readCookie } from "./read-cookie";
import { openSessionCookie, sessionCookieName } from "./session-cookie";

/** Refuses a request from another site: browsers send the cookie with it, so a write must come from Tonearm's own pages. */
export function refuseOtherSites(request: Request) {
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  const ownOrigins = [env().PUBLIC_URL, `http://${host}`, `https://${host}`];
  if (origin ? ownOrigins.includes(origin) : request.headers.get("sec-fetch-site") === "same-origin") return;
  throw new AppError("cross_site_request", { reason: "api" });
}

const notSignedIn = () => new AppError("not_signed_in");

/**
 * Finds the person of the bearer token or the session cookie.
 * @throws AppError not_signed_in; not_allowed for an API token without the scope; cross_site_request
 */
export async function identify(request: Request, base: Context, isWrite: boolean): Promise<UserContext> {
  const bearer = request.headers.get("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (bearer) {
    const token = await findToken(bearer);
    if (!token) {
      logSecurityEvent("token_refused", base);
      throw notSignedIn();
    }
    const { userId, role } = token;
    if (token.kind === "session")
      return { ...base, userId, actor: { kind: "user", userId, role, sessionId: token.sessionId } };
    const scope = isWrite ? "write" : "read";
    if (!token.scopes.includes(scope)) throw new AppError("not_allowed", { reason: "token_scope", scope });
    return {
      ...base,
      userId,
      actor: { kind: "apiToken", userId, role, tokenId: token.tokenId, scopes: token.scopes },
    };
  }
  const opened = await openSessionCookie(readCookie(request, sessionCookieName()));
  const session = opened && (await findSession(opened.sessionId));
  if (!session) throw notSignedIn();
  if (isWrite) refuseOtherSites(request);
  const { userId, role } = session;
  return {
    ...base,
    userId,
    // The screens of a browser do not choose the header that it sends with their requests.
    locale: session.locale ?? guestLocale(request),
    actor: { kind: "user", userId, role, sessionId: session.sessionId },
  };
}

/** Checks access. @throws AppError not_allowed when the person, or the kind of token, may not use the operation */
export function requireAccess(access: Access, ctx: UserContext) {
  if (access === "session" && ctx.actor.kind !== "user")
    throw new AppError("not_allowed", { reason: "no_api_token" });
  if (access === "admin") requireAdmin(ctx);
}
