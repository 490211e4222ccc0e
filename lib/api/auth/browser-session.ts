import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { issueDevice } from "@/lib/accounts/known-device";
import { createBrowserSession, findSession } from "@/lib/accounts/sessions";
import { signOut } from "@/lib/accounts/sign-out";
import { clientAddress } from "@/lib/api/http/address";
import { isLocalRequest } from "@/lib/api/http/own-site";
import type { Context, UserContext } from "@/lib/core/context";
import type { User } from "@/lib/schemas/accounts";
import { deviceCookieName, deviceCookieOptions } from "./device-cookie";
import {
  openSessionCookie,
  ownCookieOptions,
  sealSessionCookie,
  sessionCookieName,
  sessionCookieOptions,
} from "./session-cookie";

/** Returns the context of a page or server action for a guest. */
export async function guestContext(): Promise<Context> {
  return {
    actor: { kind: "guest" },
    requestId: crypto.randomUUID(),
    address: clientAddress(await headers()),
    isLocal: isLocalRequest(await headers()),
    device: (await cookies()).get(deviceCookieName())?.value,
  };
}

/** Returns the context of the person signed in in this browser, or null. Cached for the request. */
export const currentContext = cache(async (): Promise<UserContext | null> => {
  const opened = await openSessionCookie((await cookies()).get(sessionCookieName())?.value);
  const session = opened && (await findSession(opened.sessionId));
  if (!session) return null;
  const { userId, role } = session;
  return {
    ...(await guestContext()),
    userId,
    actor: { kind: "user", userId, role, sessionId: session.sessionId },
  };
});

/** Returns the context of the person signed in, or redirects to the sign-in page, which returns to `returnPath`. */
export async function requireContext(returnPath = "/music"): Promise<UserContext> {
  const ctx = await currentContext();
  return ctx ?? redirect(`/sign-in?next=${encodeURIComponent(returnPath)}`);
}

/**
 * Signs a person in in this browser and ends its former session. For server actions only, because it sets a cookie.
 * @returns the context of the person
 */
export async function openBrowserSession({ id: userId, email, role }: User): Promise<UserContext> {
  await endCurrentSession();
  const ctx = await guestContext();
  const userAgent = (await headers()).get("user-agent");
  const sessionId = await createBrowserSession(userId, { userAgent, address: ctx.address });
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSessionCookie(userId, sessionId), sessionCookieOptions());
  jar.set(deviceCookieName(), await issueDevice(email), deviceCookieOptions());
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
