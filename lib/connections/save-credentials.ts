import type { UserContext } from "@/lib/core/context";
import { seal } from "@/lib/platform/crypto";
import { prismaPersonTransaction } from "@/lib/platform/db";
import type { Credentials, CredentialsInput } from "@/lib/schemas/spotify";
import { checkCredentials } from "@/lib/spotify/accounts-service";
import { getCredentials } from "./get-credentials";

/**
 * Checks the credentials with Spotify and stores them sealed. Another client ID ends the current connection, because its
 * tokens belong to the former app; the library stays.
 * @throws AppError invalid_spotify_credentials, SpotifyError; the stored credentials are unchanged then
 */
export async function saveCredentials(ctx: UserContext, input: CredentialsInput): Promise<Credentials> {
  await checkCredentials(input);
  const { userId } = ctx;
  const data = {
    clientId: input.clientId,
    clientSecretSealed: seal(input.clientSecret, { userId, column: "client_secret" }),
    verifiedAt: new Date(),
  };
  await prismaPersonTransaction(userId, async transaction => {
    await transaction.spotifyConnection.deleteMany({ where: { userId, clientId: { not: input.clientId } } });
    await transaction.spotifyCredentials.upsert({
      where: { userId },
      create: { userId, ...data },
      update: data,
    });
  });
  return getCredentials(ctx);
}
