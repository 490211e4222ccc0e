import type { NextAuthOptions } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { SignOnProvider } from "@/lib/accounts/sign-in/single-sign-on";
import { ownCookieName, ownCookieOptions } from "@/lib/api/auth/session-cookie";
import { requireSetting } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { boundedAgent } from "./bounded-agent";

/** The provider's statements about a person, with verified signature, issuer, audience, time and nonce. */
export type Claims = { iss: string; sub: string } & Record<string, unknown>;

/** Gets the claims of a verified reply, or the error of one that could not be verified. */
type Outcome = { claims?: Claims; error?: unknown };

const timeoutMs = 5_000;

const checkCookies = ["state", "pkceCodeVerifier", "nonce"] as const;

/** The cookies with which next-auth binds a reply to the browser that has started the sign-in. */
export const checkCookieNames = (): string[] =>
  checkCookies.map(name => ownCookieName(`single-sign-on.${name}`));

const cookieSettings = () =>
  Object.fromEntries(
    checkCookies.map((name, index) => [
      name,
      { name: checkCookieNames()[index] ?? "", options: { ...ownCookieOptions(), maxAge: visitSeconds } },
    ]),
  );

/** The time that a person has for signing in at the provider. */
export const visitSeconds = 15 * 60;

const discoveryUrl = (issuer: string) => `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;

function causeOf(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : { message: String(error), cause: undefined };
  // Values of state and nonce, which the client repeats in its messages.
  return `${message}${cause instanceof Error ? `: ${cause.message}` : ""}`.replace(/[\w-]{40,}/g, "…");
}

/** Runs a request to the provider and keeps its error, which next-auth only logs. */
async function keepError<T>(outcome: Outcome, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    outcome.error = error;
    throw error;
  }
}

function oidcProvider(provider: SignOnProvider, outcome: Outcome): OAuthConfig<Claims> {
  const { issuer, clientId, clientSecret, name } = provider;
  return {
    id: "oidc",
    name,
    type: "oauth",
    wellKnown: discoveryUrl(issuer),
    clientId,
    clientSecret,
    authorization: { params: { scope: "openid profile email" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    httpOptions: { timeout: timeoutMs, agent: boundedAgent(issuer) },
    token: {
      request: ({ client, params, checks, provider: { callbackUrl } }) =>
        keepError(outcome, async () => {
          const actual = client.issuer.metadata.issuer;
          // The client compares tokens only with what the provider's own description says.
          if (actual !== issuer) throw new Error(`OIDC_ISSUER is ${issuer}, but the provider is ${actual}`);
          return { tokens: await client.callback(callbackUrl, params, { ...checks, response_type: "code" }) };
        }),
    },
    userinfo: {
      request: ({ client, tokens }) =>
        keepError(outcome, async () => {
          const verified = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
          const claims = verified.claims();
          const hasUserinfo = client.issuer.metadata.userinfo_endpoint !== undefined;
          const more = hasUserinfo ? await client.userinfo(verified) : claims;
          // The address and the statement that it is verified must come from the same place.
          const isComplete = claims.email !== undefined && claims.email_verified !== undefined;
          const { email, email_verified } = isComplete ? claims : more;
          return { ...more, ...claims, email, email_verified };
        }),
    },
    profile: ({ sub }) => ({ id: sub }),
  };
}

/** Options of next-auth for the provider. Its callback ends with the claims: Tonearm itself opens the session. */
export const providerOptions = (provider: SignOnProvider, outcome: Outcome): NextAuthOptions => ({
  secret: requireSetting("APP_SECRET"),
  session: { strategy: "jwt" },
  cookies: cookieSettings(),
  providers: [oidcProvider(provider, outcome)],
  callbacks: {
    signIn({ profile }) {
      outcome.claims = profile as unknown as Claims;
      return "/";
    },
  },
  logger: {
    error: (code, metadata) => {
      const error = metadata instanceof Error ? metadata : metadata.error;
      log.warn({ code, cause: causeOf(error) }, "single sign-on failed");
    },
    warn: code => log.warn({ code }, "next-auth warning"),
    debug: () => undefined,
  },
});
