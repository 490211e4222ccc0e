import { env } from "@/lib/platform/env";

export type SignOnProvider = { issuer: string; clientId: string; clientSecret: string; name: string };

/** Returns the provider of single sign-on, or null if this instance has none. */
export function signOnProvider(): SignOnProvider | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET || !OIDC_NAME) return null;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME,
  };
}

/** Returns the provider's name for texts. */
export const signOnName = (): string => env().OIDC_NAME ?? "single sign-on";

/** Tells whether people can sign in with a password. */
export const arePasswordsOn = (): boolean => env().PASSWORD_SIGN_IN === "on";
