import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { personTransaction } from "@/lib/platform/db";
import { detachFromQueue } from "@/lib/shuffle/session/write-to-queue";

/** Deletes a shuffle. The spread stays saved for a later shuffle of the same source. @throws AppError not_found */
export async function deleteShuffle({ userId }: UserContext, id: string): Promise<void> {
  await personTransaction(userId, async client => {
    await detachFromQueue(client, { userId, id });
    const { rowCount } = await client.query("DELETE FROM shuffle_sessions WHERE user_id = $1 AND id = $2", [
      userId,
      id,
    ]);
    if (rowCount === 0) throw notFound("shuffle");
  });
}
