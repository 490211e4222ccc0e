import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { createBrowserSession, endSession, findSession } from "@/lib/accounts/sessions";
import { signIn } from "@/lib/accounts/sign-in";
import { clientAddress } from "@/lib/api/http/address";
import { AppError } from "@/lib/core/errors";
import { env, requireSetting } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { signInInput as signInSchema } from "@/lib/schemas/accounts";
import { sessionCookieName, sessionCookieOptions } from "./session-cookie";

/**
 * Options of next-auth for sign-in with e-mail address and password. next-auth only encrypts the cookie. The sessions are rows
 * in the database, so that they can be revoked.
 */
export const authOptions = (): NextAuthOptions => ({
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
      async authorize(credentials, request) {
        const input = signInSchema.safeParse(credentials);
        if (!input.success) return null;
        const address = clientAddress(
          new Headers({ "x-forwarded-for": String(request.headers?.["x-forwarded-for"] ?? "") }),
        );
        try {
          const user = await signIn(
            { actor: { kind: "guest" }, requestId: crypto.randomUUID(), address },
            input.data,
          );
          const sessionId = await createBrowserSession(
            user.id,
            String(request.headers?.["user-agent"] ?? ""),
          );
          return { id: user.id, email: user.email, name: user.username, sessionId };
        } catch (error) {
          if (error instanceof AppError) return null;
          throw error;
        }
      },
    }),
  ],
  callbacks: {
    async jwt({ token, user }) {
      if (user && "sessionId" in user) return { ...token, sessionId: user.sessionId };
      // Without this check, next-auth would renew the cookie of an ended session. After an error it clears the cookie.
      if (!(await findSession(String(token.sessionId)))) throw new Error("This session has ended.");
      return token;
    },
  },
  events: {
    // next-auth itself only clears the cookie and does not end the session.
    signOut: ({ token }) => endSession(String(token.sub), String(token.sessionId)),
  },
  // Damaged and expired cookies are not server errors, but the default logger prints a long error for each.
  logger: {
    error: (code, { message }) => log.warn({ code, message }, "next-auth error"),
    warn: code => log.warn({ code }, "next-auth warning"),
    debug: () => undefined,
  },
});
