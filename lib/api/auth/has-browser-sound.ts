import { findSession } from "@/lib/accounts/sessions/sessions";
import { readCookie } from "./read-cookie";
import { openSessionCookie, sessionCookieName } from "./session-cookie";

/** Tells whether the person signed in in this browser has switched on sound in it. */
export async function hasBrowserSound(request: Request): Promise<boolean> {
  const opened = await openSessionCookie(readCookie(request, sessionCookieName()));
  if (!opened) return false;
  // A failure, such as a database that is away, is reported by the page.
  const session = await findSession(opened.sessionId).catch(() => null);
  return session?.browserSound ?? false;
}
