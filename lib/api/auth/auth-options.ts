import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { createBrowserSession, findSession } from "@/lib/accounts/sessions/sessions";
import { signOut } from "@/lib/accounts/sessions/sign-out";
import { signIn } from "@/lib/accounts/sign-in/sign-in";
import { clientAddress } from "@/lib/api/http/address";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { env, requireSetting } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { signInInput as signInSchema } from "@/lib/schemas/accounts";
import { endFormerSession } from "./new-session";
import { sessionCookieName, sessionCookieOptions } from "./session-cookie";

/** Passes an error on that is no refusal: next-auth would treat it as one, and clear the cookie during an outage. */
type OnFailure = (error: unknown) => void;

async function reportFailure<T>(onFailure: OnFailure, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    onFailure(error);
    throw error;
  }
}

/** Signs the person of a session out, unless it has ended already. */
async function signOutOf(ctx: Context, sessionId: string): Promise<void> {
  const session = await findSession(sessionId);
  if (session) await signOut({ ...ctx, userId: session.userId, actor: { kind: "user", ...session } });
}

/**
 * Signs in with e-mail address and password, and ends the session that the browser had before.
 * @returns null for a wrong e-mail address or password, or after too many attempts
 */
async function authorize(
  credentials: unknown,
  requestHeaders: Record<string, unknown>,
  formerCookie?: string,
) {
  const input = signInSchema.safeParse(credentials);
  if (!input.success) return null;
  const { "x-forwarded-for": forwardedFor, "user-agent": userAgent } = requestHeaders;
  const address = clientAddress(new Headers({ "x-forwarded-for": String(forwardedFor ?? "") }));
  const ctx: Context = {
    actor: { kind: "guest" },
    requestId: crypto.randomUUID(),
    address,
    isLocal: false,
    locale: "en",
  };
  try {
    const { id, email, username: name, proof } = await signIn(ctx, input.data);
    await endFormerSession(formerCookie);
    const origin = { userAgent: String(userAgent ?? ""), address };
    return { id, email, name, sessionId: await createBrowserSession(id, origin, proof) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Options of next-auth for sign-in with e-mail address and password. next-auth only encrypts the cookie. The sessions are rows
 * in the database, so that they can be revoked.
 * @param formerCookie the browser's session cookie before it signs in
 */
export const authOptions = (
  ctx: Context,
  formerCookie: string | undefined,
  onFailure: OnFailure,
): NextAuthOptions => ({
  secret: requireSetting("APP_SECRET"),
  session: { strategy: "jwt" },
  pages: { signIn: "/sign-in" },
  useSecureCookies: env().PUBLIC_URL.startsWith("https:"),
  cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
  providers: [
    CredentialsProvider({
      credentials: {
        email: { label: "Email", type: "email" },
        password: { label: "Password", type: "password" },
      },
      authorize: (credentials, request) =>
        reportFailure(onFailure, () => authorize(credentials, request.headers ?? {}, formerCookie)),
    }),
  ],
  callbacks: {
    async jwt({ token, user }) {
      if (user && "sessionId" in user) return { ...token, sessionId: user.sessionId };
      const session = await reportFailure(onFailure, () => findSession(String(token.sessionId)));
      // Without this check, next-auth would renew the cookie of an ended session. After an error it clears the cookie.
      if (!session) throw new Error("This session has ended.");
      return token;
    },
  },
  events: {
    // next-auth itself only clears the cookie and does not end the session.
    signOut: ({ token }) => reportFailure(onFailure, () => signOutOf(ctx, String(token.sessionId))),
  },
  // Damaged and expired cookies are not server errors, but the default logger prints a long error for each.
  logger: {
    error: (code, { message }) => log.warn({ code, message }, "next-auth error"),
    warn: code => log.warn({ code }, "next-auth warning"),
    debug: () => undefined,
  },
});
