import type { Prisma } from "@/lib/platform/db";

/** Deletes the person's queue. */
export async function purgeQueue(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.queue.deleteMany({ where: { userId } });
}

/** Stops the person's queue, because Spotify is disconnected, and forgets all about the player there. Its songs stay. */
export async function stopQueue(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.queue.updateMany({
    where: { userId },
    data: {
      state: "taken",
      batchUris: [],
      batchIndex: 0,
      batchContext: null,
      batchAt: null,
      isBatchUnknown: false,
      committedId: null,
      isCommitUncertain: false,
      committedInRow: 0,
      startedAt: null,
      pausedAtMs: null,
      lookedAt: null,
      fadeMs: null,
      deviceId: null,
      nextLookAt: null,
      version: { increment: 1 },
    },
  });
}
