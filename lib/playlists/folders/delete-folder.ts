import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prismaPersonTransaction } from "@/lib/platform/db";

/** Deletes a folder; its playlists stay in the library. @throws AppError not_found */
export async function deleteFolder({ userId }: UserContext, id: string): Promise<void> {
  const { count } = await prismaPersonTransaction(userId, transaction =>
    transaction.playlistFolder.deleteMany({ where: { id, userId } }),
  );
  if (count === 0) throw notFound("folder");
}
