import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findSession } from "@/lib/accounts/sessions/sessions";
import { signOut } from "@/lib/accounts/sessions/sign-out";
import type { SignInProof } from "@/lib/accounts/sign-in/sign-in-proof";
import { clientAddress } from "@/lib/api/http/address";
import { askedLocale, localeCookieName } from "@/lib/api/http/locale";
import { isLocalRequest } from "@/lib/api/http/own-site";
import type { Context, UserContext } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import { env } from "@/lib/platform/env";
import type { User } from "@/lib/schemas/accounts";
import { deviceCookieName } from "./device-cookie";
import { createSession } from "./new-session";
import { openSessionCookie, ownCookieOptions, sessionCookieName } from "./session-cookie";

/** Reads the cookie by Next's `cookies()`: after an action has set it, `headers()` still has the former one. */
async function pageAskedLocale(): Promise<Locale | null> {
  const cookie = (await cookies()).get(localeCookieName)?.value;
  return askedLocale(cookie, (await headers()).get("accept-language"));
}

const sessionCookie = async () => openSessionCookie((await cookies()).get(sessionCookieName())?.value);

/** Returns the context of a page or server action for a guest. */
export async function guestContext(): Promise<Context> {
  const asked = await pageAskedLocale();
  return {
    actor: { kind: "guest" },
    requestId: crypto.randomUUID(),
    address: clientAddress(await headers()),
    isLocal: isLocalRequest(await headers()),
    locale: asked ?? env().LOCALE,
    askedLocale: asked,
    device: (await cookies()).get(deviceCookieName())?.value,
  };
}

/** Returns the context of the person signed in in this browser, or null. Cached for the request. */
export const currentContext = cache(async (): Promise<UserContext | null> => {
  const opened = await sessionCookie();
  const session = opened && (await findSession(opened.sessionId));
  if (!session) return null;
  const { userId, role, locale } = session;
  const guest = await guestContext();
  return {
    ...guest,
    userId,
    locale: locale ?? guest.locale,
    actor: { kind: "user", userId, role, sessionId: session.sessionId },
  };
});

/** Returns the language of a page or server action: the person's setting, else a guest's language. */
export async function pageLocale(): Promise<Locale> {
  // A failure, such as a database that is away, is reported by the page, in the language of a guest.
  const person = await currentContext().catch(() => null);
  return person?.locale ?? (await pageAskedLocale()) ?? env().LOCALE;
}

/** Returns the context of the person signed in, or redirects to the sign-in page, which returns to `returnPath`. */
export async function requireContext(returnPath = "/music"): Promise<UserContext> {
  const ctx = await currentContext();
  if (ctx) return ctx;
  // With a cookie, the person was signed in, and reads why they are not any more.
  const reason = (await sessionCookie()) ? "ended=1&" : "";
  redirect(`/sign-in?${reason}next=${encodeURIComponent(returnPath)}`);
}

/**
 * Signs a person in in this browser and ends its former session. For server actions only, because it sets a cookie.
 * @returns the context of the person
 */
export async function openBrowserSession(user: User & { proof?: SignInProof }): Promise<UserContext> {
  await endCurrentSession();
  const ctx = await guestContext();
  const userAgent = (await headers()).get("user-agent");
  const { sessionId, cookies: newCookies } = await createSession(user, { userAgent, address: ctx.address });
  const jar = await cookies();
  for (const { name, value, options } of newCookies) jar.set(name, value, options);
  const { id: userId, role } = user;
  return { ...ctx, userId, actor: { kind: "user", userId, role, sessionId } };
}

async function endCurrentSession(): Promise<void> {
  const ctx = await currentContext();
  if (ctx) await signOut(ctx);
}

/** Signs this browser out. */
export async function closeBrowserSession(): Promise<void> {
  await endCurrentSession();
  // Browsers ignore a deletion of a `__Host-` cookie that lacks the attributes of the cookie.
  (await cookies()).set(sessionCookieName(), "", { ...ownCookieOptions(), maxAge: 0 });
}
