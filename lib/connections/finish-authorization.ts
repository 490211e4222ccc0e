import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { openOrNull, seal, sha256 } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { countOutcome } from "@/lib/platform/metrics";
import { exchangeCode, GrantRefused, toCredentialsError } from "@/lib/spotify/accounts-service";
import { openClientSecret } from "@/lib/spotify/client-secret";
import { fetchProfile } from "@/lib/spotify/profile";
import { connectionCounter } from "./connection-metrics";

type ConsentReply = { state: string; code?: string; error?: string };

const unknownState = () => new AppError("authorization_unknown");

/**
 * Exchanges the reply of Spotify's consent page for tokens and stores them sealed. Only the person who started the
 * authorization can finish it, and only once.
 * @returns `anotherAccount` when a different Spotify account was connected before
 * @throws AppError authorization_unknown, authorization_expired, authorization_denied, authorization_failed; SpotifyError
 */
export const finishAuthorization = (
  ctx: UserContext,
  reply: ConsentReply,
): Promise<{ anotherAccount: boolean }> => countOutcome(connectionCounter, {}, () => finish(ctx, reply));

async function finish({ userId }: UserContext, reply: ConsentReply): Promise<{ anotherAccount: boolean }> {
  const where = { stateHash: sha256(reply.state), userId };
  const authorization = await prisma().spotifyAuthorization.findFirst({ where });
  const { count } = await prisma().spotifyAuthorization.deleteMany({ where });
  if (!authorization || count === 0) throw unknownState();
  if (authorization.expiresAt < new Date()) throw new AppError("authorization_expired");
  if (reply.error === "access_denied") throw new AppError("authorization_denied");
  if (!reply.code) throw new AppError("authorization_failed");

  const credentials = await prisma().spotifyCredentials.findUnique({ where: { userId } });
  if (credentials?.clientId !== authorization.clientId) throw unknownState();
  const clientSecret = openClientSecret(credentials.clientSecretSealed, userId);
  const codeVerifier = openOrNull(authorization.codeVerifierSealed, { userId, column: "code_verifier" });
  if (codeVerifier === null) throw new AppError("authorization_failed");
  const tokens = await exchangeCode(
    { clientId: authorization.clientId, clientSecret },
    {
      code: reply.code,
      redirectUri: authorization.redirectUri,
      codeVerifier,
    },
  ).catch(error => {
    throw error instanceof GrantRefused ? refusedGrant(error) : error;
  });
  if (!tokens.refresh_token) throw new AppError("authorization_failed");
  const profile = await fetchProfile(tokens.access_token, userId, authorization.clientId);
  const now = new Date();
  const data = {
    clientId: authorization.clientId,
    spotifyUserId: profile.id,
    displayName: profile.display_name ?? null,
    scopes: tokens.scope?.split(" ").filter(Boolean) ?? [],
    accessTokenSealed: seal(tokens.access_token, { userId, column: "access_token" }),
    accessTokenExpiresAt: new Date(now.getTime() + tokens.expires_in * 1000),
    refreshTokenSealed: seal(tokens.refresh_token, { userId, column: "refresh_token" }),
    authorizedAt: now,
    reauthRequiredAt: null,
  };
  const formerConnection = await prisma().spotifyConnection.findUnique({ where: { userId } });
  await prisma().spotifyConnection.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  return { anotherAccount: formerConnection !== null && formerConnection.spotifyUserId !== profile.id };
}

function refusedGrant(error: GrantRefused): AppError {
  if (error.reason === "invalid_client") return toCredentialsError(error);
  return new AppError("authorization_failed", {}, { cause: error });
}
