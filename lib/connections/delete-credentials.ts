import type { UserContext } from "@/lib/core/context";
import { prismaPersonTransaction } from "@/lib/platform/db";
import { cancelOpenImports } from "@/lib/sync/cancel-import";

/** Deletes the developer app and its connection. The library stays. */
export async function deleteCredentials({ userId }: UserContext): Promise<void> {
  await prismaPersonTransaction(userId, async transaction => {
    await cancelOpenImports(transaction, { userId });
    await transaction.spotifyAuthorization.deleteMany({ where: { userId } });
    await transaction.spotifyConnection.deleteMany({ where: { userId } });
    await transaction.spotifyCredentials.deleteMany({ where: { userId } });
  });
}
