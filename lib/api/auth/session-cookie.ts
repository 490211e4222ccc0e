import { LRUCache } from "lru-cache";
import { decode, encode } from "next-auth/jwt";
import { sessionSeconds } from "@/lib/accounts/sessions/sessions";
import { env, requireSetting } from "@/lib/platform/env";
import { perProcess } from "@/lib/platform/per-process";

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

/** The options of a cookie that stays for a year. */
export const lastingCookieOptions = () => ({ ...ownCookieOptions(), maxAge: 365 * 24 * 60 * 60 }) as const;

export const sessionCookieName = () => ownCookieName("next-auth.session-token");

export const sessionCookieOptions = () => ({ ...ownCookieOptions(), maxAge: sessionSeconds }) as const;

/** Returns the value of the cookie for a session, encrypted by next-auth with APP_SECRET. */
export const sealSessionCookie = (userId: string, sessionId: string) =>
  encode({ token: { sub: userId, sessionId }, secret: requireSetting("APP_SECRET"), maxAge: sessionSeconds });

type OpenedCookie = { userId: string; sessionId: string };

/** Remembers decrypted cookies: a screen sends many requests, and decrypting takes half a millisecond. */
const openedCookies = () =>
  perProcess("opened cookies", () => new LRUCache<string, OpenedCookie>({ max: 2_000, ttl: 60_000 }));

/** Remembers invalid cookies, because a program can repeat one. Only a few, so that made-up ones take little memory. */
const refusedCookies = () =>
  perProcess("refused cookies", () => new LRUCache<string, true>({ max: 200, ttl: 60_000 }));

/** Returns the person and the session of a cookie, or null if the cookie is invalid, changed or expired. The session may have ended. */
export async function openSessionCookie(value: string | undefined): Promise<OpenedCookie | null> {
  if (!value) return null;
  const known = openedCookies().get(value);
  if (known) return known;
  if (refusedCookies().has(value)) return null;
  const token = await decode({ token: value, secret: requireSetting("APP_SECRET") }).catch(() => null);
  if (typeof token?.sessionId !== "string" || !token.sub) {
    refusedCookies().set(value, true);
    return null;
  }
  const opened = { userId: token.sub, sessionId: token.sessionId };
  openedCookies().set(value, opened);
  return opened;
}
