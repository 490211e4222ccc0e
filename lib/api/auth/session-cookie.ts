import { decode, encode } from "next-auth/jwt";
import { sessionSeconds } from "@/lib/accounts/sessions";
import { env, requireSetting } from "@/lib/platform/env";

const isSecure = () => env().PUBLIC_URL.startsWith("https:");

/** next-auth's own name for the cookie, so that its handlers and ours read the same one. */
export const sessionCookieName = () => `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;

export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", secure: isSecure(), path: "/", maxAge: sessionSeconds }) as const;

/** The cookie's value for a session: encrypted by next-auth under APP_SECRET. */
export const sealSessionCookie = (userId: string, sessionId: string) =>
  encode({ token: { sub: userId, sessionId }, secret: requireSetting("APP_SECRET"), maxAge: sessionSeconds });

/** The session id in a cookie's value, or null when it is not ours, changed or too old. */
export async function openSessionCookie(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: requireSetting("APP_SECRET") }).catch(() => null);
  return typeof token?.sessionId === "string" ? token.sessionId : null;
}
