import { issueDevice } from "@/lib/accounts/sessions/known-device";
import { createBrowserSession, endSession, findSession } from "@/lib/accounts/sessions/sessions";
import type { SignInProof } from "@/lib/accounts/sign-in/sign-in-proof";
import { localeCookieName } from "@/lib/api/http/locale";
import type { User } from "@/lib/schemas/accounts";
import { deviceCookieName } from "./device-cookie";
import {
  lastingCookieOptions,
  openSessionCookie,
  sealSessionCookie,
  sessionCookieName,
  sessionCookieOptions,
} from "./session-cookie";

/** Creates a session for a browser. @returns its id, and the cookies for the browser */
export async function createSession(
  { id, email, proof }: User & { proof?: SignInProof },
  origin: Parameters<typeof createBrowserSession>[1],
) {
  const sessionId = await createBrowserSession(id, origin, proof);
  const locale = (await findSession(sessionId))?.locale;
  const cookies = [
    {
      name: sessionCookieName(),
      value: await sealSessionCookie(id, sessionId),
      options: sessionCookieOptions(),
    },
    { name: deviceCookieName(), value: await issueDevice(email), options: lastingCookieOptions() },
    // For replies that are made before the session is read, and for the sign-in page after signing out.
    ...(locale ? [{ name: localeCookieName, value: locale, options: lastingCookieOptions() }] : []),
  ];
  return { sessionId, cookies };
}

/** Ends the session of a cookie, if it has one. */
export async function endFormerSession(cookie: string | undefined): Promise<void> {
  const opened = await openSessionCookie(cookie);
  const session = opened && (await findSession(opened.sessionId));
  if (session) await endSession(session.userId, session.sessionId);
}
