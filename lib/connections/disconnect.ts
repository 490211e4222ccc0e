import { purge as purgeCatalog } from "@/lib/catalog/purge";
import type { UserContext } from "@/lib/core/context";
import { purge as purgeSongs } from "@/lib/library/purge";
import { purge as purgeLikedSongs } from "@/lib/liked/purge";
import { Prisma, prisma } from "@/lib/platform/db";
import { purge as purgePlaylists } from "@/lib/playlists/purge";
import { stopBatch } from "@/lib/shuffle/session/stop-batch";
import { cancelOpenImports } from "@/lib/sync/cancel-import";

/**
 * Ends the connection. With `purge` everything that came from Spotify goes as well; local playlists keep their songs and
 * shuffles.
 */
export async function disconnect({ userId }: UserContext, { purge }: { purge: boolean }): Promise<void> {
  await prisma().$transaction(async transaction => {
    await cancelOpenImports(transaction, { userId });
    await transaction.spotifyAuthorization.deleteMany({ where: { userId } });
    await transaction.spotifyConnection.deleteMany({ where: { userId } });
    await transaction.playerWatch.deleteMany({ where: { userId } });
    await stopBatch({ query: (text, values) => transaction.$executeRawUnsafe(text, ...values) }, { userId });
    if (!purge) return;
    const own = await transaction.playlist.findMany({
      where: { userId, origin: "local" },
      select: { id: true },
    });
    const ofOthers = Prisma.sql`WHERE user_id = ${userId}::uuid
      AND (source::jsonb->'playlistIds' <@ ${JSON.stringify(own.map(({ id }) => id))}::jsonb) IS NOT TRUE`;
    await transaction.$executeRaw`DELETE FROM shuffle_sessions ${ofOthers}`;
    await transaction.$executeRaw`DELETE FROM shuffle_spreads ${ofOthers}`;
    await purgePlaylists(transaction, userId);
    await purgeLikedSongs(transaction, userId);
    await purgeCatalog(transaction, userId);
    await transaction.play.deleteMany({ where: { userId } });
    await transaction.historyRead.deleteMany({ where: { userId } });
    await transaction.librarySync.deleteMany({ where: { userId } });
    // Last: songs of the playlists that stay are kept.
    await purgeSongs(transaction, userId);
  });
}
