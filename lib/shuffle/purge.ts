import { Prisma } from "@/lib/platform/db";

/** Deletes the person's shuffles, except shuffles whose playlists are all local. */
export async function purgeShuffles(client: Prisma.TransactionClient, userId: string): Promise<void> {
  const localPlaylists = await client.playlist.findMany({
    where: { userId, origin: "local" },
    select: { id: true },
  });
  const isPurged = Prisma.sql`user_id = ${userId}::uuid
    AND (source::jsonb->'playlistIds' <@ ${JSON.stringify(localPlaylists.map(({ id }) => id))}::jsonb) IS NOT TRUE`;
  await client.$executeRaw`DELETE FROM shuffle_sessions WHERE ${isPurged}`;
  await client.$executeRaw`DELETE FROM shuffle_spreads WHERE ${isPurged}`;
}
