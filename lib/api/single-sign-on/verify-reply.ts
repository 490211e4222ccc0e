import { z } from "zod";
import type { ProviderPerson } from "@/lib/accounts/sign-in/sign-in-with-identity";
import type { SignOnProvider } from "@/lib/accounts/sign-in/single-sign-on";
import { readCookie } from "@/lib/api/auth/read-cookie";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/platform/log";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { askNextAuth } from "./ask-next-auth";
import { type Claims, checkCookieNames, providerOptions } from "./provider";

const text = z.string().optional().catch(undefined);

const personalClaims = z.object({
  iss: z.string(),
  // OpenID Connect Core 8: at most 255 ASCII characters.
  sub: z.string().regex(/^[\x20-\x7e]{1,255}$/),
  email: text,
  email_verified: z.union([z.boolean(), z.stringbool()]).catch(false),
  preferred_username: text,
  nickname: text,
  name: text,
  auth_time: z.number().optional().catch(undefined),
});

/** A person who has signed in at the provider. `signedInAt` is null if the provider does not say when. */
export type SignedInPerson = ProviderPerson & { signedInAt: Date | null };

function toPerson(claims: Claims): SignedInPerson {
  const { iss, sub, email, email_verified, preferred_username, nickname, name, auth_time } =
    personalClaims.parse(claims);
  return {
    issuer: iss,
    subject: sub,
    email,
    isEmailVerified: email_verified,
    names: [preferred_username, nickname, name].filter(candidate => candidate !== undefined),
    signedInAt: auth_time === undefined ? null : new Date(auth_time * 1000),
  };
}

/** Tells whether an error comes from the network or from a provider that fails, and not from the content of a reply. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, response } = error as { code?: unknown; response?: { statusCode?: number } };
  if ((response?.statusCode ?? 0) >= 500 || /timed out|no complete reply/.test(error.message)) return true;
  return typeof code === "string" && !code.startsWith("ERR_J");
}

/**
 * Exchanges the code of a reply and verifies the ID token. next-auth compares state, PKCE and nonce with the browser's cookies.
 * Call it for the reply to a visit of this browser only: other sites could get an address banned with a failed verification.
 * @throws AppError single_sign_on_cancelled, single_sign_on_unavailable, single_sign_on_failed
 */
export async function verifyReply(
  ctx: Context,
  provider: SignOnProvider,
  request: Request,
  query: Record<string, string>,
): Promise<SignedInPerson> {
  const { name } = provider;
  if (query.error) {
    log.warn({ code: query.error.slice(0, 80) }, "the single sign-on provider refused");
    throw query.error === "access_denied"
      ? new AppError("single_sign_on_cancelled", { name })
      : new AppError("single_sign_on_failed", { reason: "reply", name });
  }
  const outcome: { claims?: Claims; error?: unknown } = {};
  const cookies = Object.fromEntries(
    checkCookieNames().map(cookie => [cookie, readCookie(request, cookie) ?? ""]),
  );
  const question = { path: ["callback", "oidc"], method: "GET", query, cookies } as const;
  await askNextAuth({ ...question, path: [...question.path] }, providerOptions(provider, outcome));
  if (outcome.claims) return toPerson(outcome.claims);
  // Without an error of the exchange, next-auth could not read the provider's description.
  if (!outcome.error || isOutage(outcome.error)) throw new AppError("single_sign_on_unavailable", { name });
  logSecurityEvent("sign_in_failed", ctx, { method: "single sign-on", code: "single_sign_on_failed" });
  throw new AppError("single_sign_on_failed", { reason: "reply", name });
}
