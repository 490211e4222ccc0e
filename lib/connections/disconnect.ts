import { purgeCatalog } from "@/lib/catalog/purge";
import type { UserContext } from "@/lib/core/context";
import { purgeHistory } from "@/lib/history/purge";
import { purgeSongs } from "@/lib/library/purge";
import { purgeLikedSongs } from "@/lib/liked/purge";
import { prismaPersonTransaction } from "@/lib/platform/db";
import { purgePlayer } from "@/lib/player/purge";
import { deleteEdits, purgePlaylists } from "@/lib/playlists/purge";
import { purgeQueue, stopQueue } from "@/lib/queue/purge";
import { purgeShuffles } from "@/lib/shuffle/purge";
import { cancelOpenImports } from "@/lib/sync/cancel-import";
import { purgeSync } from "@/lib/sync/purge";

/**
 * Ends the connection. With `purge` it also deletes everything that came from Spotify; local playlists keep their songs and
 * shuffles, and the history keeps what the person brought from files.
 */
export async function disconnect({ userId }: UserContext, { purge }: { purge: boolean }): Promise<void> {
  await prismaPersonTransaction(userId, async transaction => {
    await cancelOpenImports(transaction, { userId });
    await transaction.spotifyAuthorization.deleteMany({ where: { userId } });
    await transaction.spotifyConnection.deleteMany({ where: { userId } });
    await deleteEdits(transaction, userId);
    await purgePlayer(transaction, userId);
    await stopQueue(transaction, userId);
    if (!purge) return;
    await purgeQueue(transaction, userId);
    await purgeShuffles(transaction, userId);
    await purgePlaylists(transaction, userId);
    await purgeLikedSongs(transaction, userId);
    await purgeHistory(transaction, userId);
    await purgeSync(transaction, userId);
    // Runs last, because it keeps the songs of the remaining playlists.
    await purgeSongs(transaction, userId);
  });
  // Also without a purge: nobody reads the replies of a connection that has ended.
  await purgeCatalog(userId);
}
