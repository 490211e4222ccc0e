import type { UserContext } from "@/lib/core/context";
import { seal } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import type { Credentials, CredentialsInput } from "@/lib/schemas/spotify";
import { checkCredentials } from "@/lib/spotify/accounts-service";
import { getCredentials } from "./get-credentials";

/**
 * Tries the credentials with Spotify and keeps them sealed. Another client id ends the present connection, whose tokens
 * belong to the former app; the library stays.
 * @throws AppError invalid_spotify_credentials, SpotifyError; nothing is changed then
 */
export async function saveCredentials(ctx: UserContext, input: CredentialsInput): Promise<Credentials> {
  await checkCredentials(input);
  const { userId } = ctx;
  const data = {
    clientId: input.clientId,
    clientSecretSealed: seal(input.clientSecret, { userId, column: "client_secret" }),
    verifiedAt: new Date(),
  };
  await prisma().$transaction([
    prisma().spotifyConnection.deleteMany({ where: { userId, clientId: { not: input.clientId } } }),
    prisma().spotifyCredentials.upsert({ where: { userId }, create: { userId, ...data }, update: data }),
  ]);
  return getCredentials(ctx);
}
