import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { open, seal, sha256 } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { counter, countOutcome } from "@/lib/platform/metrics";
import { exchangeCode, GrantRefused, toCredentialsError } from "@/lib/spotify/accounts-service";
import { fetchProfile } from "@/lib/spotify/profile";

type Answer = { state: string; code?: string; error?: string };

const unknownState = () => new AppError("authorization_unknown");

const connections = counter(
  "tonearm_spotify_connections_total",
  "Returns from Spotify's consent page to this process, and what came of them: ok, or the code of the refusal.",
  ["outcome"],
);

/**
 * Takes what Spotify's consent page sent back and keeps the tokens sealed. The state is used up by the first attempt,
 * and only by the person who started it: a stranger's attempt changes nothing.
 * @returns whether this is another Spotify account than the one that was connected until now
 * @throws AppError authorization_unknown, authorization_expired, authorization_denied, authorization_failed; SpotifyError
 */
export const finishAuthorization = (ctx: UserContext, answer: Answer): Promise<{ anotherAccount: boolean }> =>
  countOutcome(connections, {}, () => finish(ctx, answer));

async function finish({ userId }: UserContext, answer: Answer): Promise<{ anotherAccount: boolean }> {
  const where = { stateHash: sha256(answer.state), userId };
  const started = await prisma().spotifyAuthorization.findFirst({ where });
  const { count } = await prisma().spotifyAuthorization.deleteMany({ where });
  if (!started || count === 0) throw unknownState();
  if (started.expiresAt < new Date()) throw new AppError("authorization_expired");
  if (answer.error === "access_denied") throw new AppError("authorization_denied");
  if (!answer.code) throw new AppError("authorization_failed");

  const credentials = await prisma().spotifyCredentials.findUnique({ where: { userId } });
  if (credentials?.clientId !== started.clientId) throw unknownState();
  const clientSecret = open(credentials.clientSecretSealed, { userId, column: "client_secret" });
  const tokens = await exchangeCode(
    { clientId: started.clientId, clientSecret },
    {
      code: answer.code,
      redirectUri: started.redirectUri,
      codeVerifier: open(started.codeVerifierSealed, { userId, column: "code_verifier" }),
    },
  ).catch(error => {
    throw error instanceof GrantRefused ? refusedGrant(error) : error;
  });
  if (!tokens.refresh_token) throw new AppError("authorization_failed");
  const profile = await fetchProfile(tokens.access_token, userId, started.clientId);
  const now = new Date();
  const data = {
    clientId: started.clientId,
    spotifyUserId: profile.id,
    displayName: profile.display_name ?? null,
    scopes: tokens.scope?.split(" ").filter(Boolean) ?? [],
    accessTokenSealed: seal(tokens.access_token, { userId, column: "access_token" }),
    accessTokenExpiresAt: new Date(now.getTime() + tokens.expires_in * 1000),
    refreshTokenSealed: seal(tokens.refresh_token, { userId, column: "refresh_token" }),
    authorizedAt: now,
    reauthRequiredAt: null,
  };
  const before = await prisma().spotifyConnection.findUnique({ where: { userId } });
  await prisma().spotifyConnection.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  return { anotherAccount: before !== null && before.spotifyUserId !== profile.id };
}

function refusedGrant(error: GrantRefused): AppError {
  if (error.reason === "invalid_client") return toCredentialsError(error);
  return new AppError("authorization_failed", {}, { cause: error });
}
