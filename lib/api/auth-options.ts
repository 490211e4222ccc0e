import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { openSession } from "@/lib/accounts/sessions";
import { signIn } from "@/lib/accounts/sign-in";
import { addressOf } from "@/lib/api/address";
import { signIn as signInSchema } from "@/lib/api/schemas/accounts";
import { env, requireSetting } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { sessionCookieName, sessionCookieOptions } from "./session-cookie";

/** next-auth with an e-mail address and password. The token carries the id of a session row, which can be revoked. */
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
        const address = addressOf(
          new Headers({ "x-forwarded-for": String(request.headers?.["x-forwarded-for"] ?? "") }),
        );
        try {
          const user = await signIn(
            { actor: { kind: "guest" }, requestId: crypto.randomUUID(), address },
            input.data,
          );
          const sessionId = await openSession(user.id, String(request.headers?.["user-agent"] ?? ""));
          return { id: user.id, email: user.email, name: user.username, sessionId };
        } catch (error) {
          if (error instanceof AppError) return null;
          throw error;
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user && "sessionId" in user ? { ...token, sessionId: user.sessionId } : token),
  },
});
