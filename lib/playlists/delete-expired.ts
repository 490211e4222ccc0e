import type { Prisma } from "@/lib/platform/db";
import { repeatWindow } from "@/lib/playlists/edits/edit-row";

/** Deletes finished edits that no repeated request asks for any more. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM playlist_edits WHERE finished_at < now() - ${repeatWindow}::interval`;
}
