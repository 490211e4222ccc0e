import { decode, encode } from "next-auth/jwt";
import { sessionSeconds } from "@/lib/accounts/sessions";
import { env, requireSetting } from "@/lib/platform/env";

const isSecure = () => env().PUBLIC_URL.startsWith("https:");

/** Returns next-auth's name for the cookie, so that next-auth's handlers and Tonearm share the cookie. */
export const sessionCookieName = () => `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;

export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", secure: isSecure(), path: "/", maxAge: sessionSeconds }) as const;

/** Returns the value of the cookie for a session, encrypted by next-auth with APP_SECRET. */
export const sealSessionCookie = (userId: string, sessionId: string) =>
  encode({ token: { sub: userId, sessionId }, secret: requireSetting("APP_SECRET"), maxAge: sessionSeconds });

/** Returns the session id in a cookie, or null if the cookie is invalid, changed or expired. */
export async function openSessionCookie(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: requireSetting("APP_SECRET") }).catch(() => null);
  return typeof token?.sessionId === "string" ? token.sessionId : null;
}
