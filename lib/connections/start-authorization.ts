import { createHash } from "node:crypto";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { randomToken, seal, sha256 } from "@/lib/platform/crypto";
import { prisma, sql } from "@/lib/platform/db";
import { authorizeUrl } from "@/lib/spotify/accounts-service";
import { openClientSecret } from "@/lib/spotify/client-secret";
import { isAllowedRedirectUri, redirectUri } from "@/lib/spotify/redirect-uri";
import { requestedScopes } from "@/lib/spotify/scopes";

const lifetimeMs = 10 * 60 * 1000;

/**
 * Returns the address of Spotify's consent page for the person's developer app. Its state is valid once, for ten minutes and
 * for this person.
 * @throws AppError spotify_not_connected without credentials; invalid_spotify_credentials, redirect_uri_refused
 */
export async function startAuthorization({ userId }: UserContext): Promise<{ authorizeUrl: string }> {
  const uri = redirectUri();
  if (!isAllowedRedirectUri(uri)) throw new AppError("redirect_uri_refused");
  const [user, credentials] = await Promise.all([
    prisma().user.findUniqueOrThrow({ where: { id: userId } }),
    prisma().spotifyCredentials.findUnique({ where: { userId } }),
  ]);
  if (!credentials) throw new AppError("spotify_not_connected", { reason: "no_app" });
  // The secret is needed after the visit to Spotify; without it the visit would be for nothing.
  openClientSecret(credentials.clientSecretSealed, userId);
  const state = randomToken();
  // 32 random bytes in base64url are 43 characters, the minimum of RFC 7636 §4.1.
  const codeVerifier = randomToken();
  await sql("DELETE FROM spotify_authorizations WHERE expires_at < now()");
  await prisma().spotifyAuthorization.create({
    data: {
      stateHash: sha256(state),
      userId,
      clientId: credentials.clientId,
      codeVerifierSealed: seal(codeVerifier, { userId, column: "code_verifier" }),
      redirectUri: uri,
      expiresAt: new Date(Date.now() + lifetimeMs),
    },
  });
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  return {
    authorizeUrl: authorizeUrl({
      clientId: credentials.clientId,
      redirectUri: uri,
      state,
      codeChallenge,
      scopes: requestedScopes(user),
    }),
  };
}
