import type { UserContext } from "@/lib/core/context";
import { seal } from "@/lib/platform/crypto";
import { Prisma, prismaPersonTransaction } from "@/lib/platform/db";
import type { Credentials, CredentialsInput } from "@/lib/schemas/spotify";
import { checkCredentials } from "@/lib/spotify/accounts-service";
import { getCredentials } from "./get-credentials";

/** Lets everything that waits for the quota of a former app be tried with the new one. */
async function forgetPauses(transaction: Prisma.TransactionClient, userId: string): Promise<void> {
  const now = new Date();
  await transaction.playerWatch.updateMany({
    where: { userId },
    data: { problem: Prisma.DbNull, nextPollAt: now, unchangedPolls: 0 },
  });
  await transaction.playlistEdit.updateMany({
    where: { playlist: { userId }, retryAt: { not: null } },
    data: { retryAt: now },
  });
  await transaction.historyRead.updateMany({ where: { userId }, data: { nextReadAt: now } });
}

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
    const former = await transaction.spotifyCredentials.findUnique({ where: { userId } });
    await transaction.spotifyConnection.deleteMany({ where: { userId, clientId: { not: input.clientId } } });
    await transaction.spotifyCredentials.upsert({
      where: { userId },
      create: { userId, ...data },
      update: data,
    });
    if (former && former.clientId !== input.clientId) await forgetPauses(transaction, userId);
  });
  return getCredentials(ctx);
}
