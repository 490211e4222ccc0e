import { decode, encode } from "next-auth/jwt";
import { sessionSeconds } from "@/lib/accounts/sessions";
import { env, requireSetting } from "@/lib/platform/env";

const isSecure = () => env().PUBLIC_URL.startsWith("https:");

/**
 * Adds to a cookie's name what keeps it apart. The port: browsers share cookies between the ports of a host, so two instances on
 * one machine would end each other's sessions. `__Host-`: browsers accept the cookie from this host only, over https.
 */
export function ownCookieName(name: string): string {
  const { port } = new URL(env().PUBLIC_URL);
  return `${isSecure() ? "__Host-" : ""}${port && `tonearm-${port}.`}${name}`;
}

export const ownCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", secure: isSecure(), path: "/" }) as const;

export const sessionCookieName = () => ownCookieName("next-auth.session-token");

export const sessionCookieOptions = () => ({ ...ownCookieOptions(), maxAge: sessionSeconds }) as const;

/** Returns the value of the cookie for a session, encrypted by next-auth with APP_SECRET. */
export const sealSessionCookie = (userId: string, sessionId: string) =>
  encode({ token: { sub: userId, sessionId }, secret: requireSetting("APP_SECRET"), maxAge: sessionSeconds });

/** Returns the person and the session of a cookie, or null if the cookie is invalid, changed or expired. The session may have ended. */
export async function openSessionCookie(
  value: string | undefined,
): Promise<{ userId: string; sessionId: string } | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: requireSetting("APP_SECRET") }).catch(() => null);
  return typeof token?.sessionId === "string" && token.sub
    ? { userId: token.sub, sessionId: token.sessionId }
    : null;
}
