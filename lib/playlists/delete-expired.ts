import type { Prisma } from "@/lib/platform/db";
import { repeatWindow } from "@/lib/playlists/edits/edit-row";
import { undoWindow } from "@/lib/playlists/edits/former-places";

/** Deletes finished edits that no repeated request asks for any more, and what can no longer be undone. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM playlist_edits WHERE finished_at < now() - ${repeatWindow}::interval`;
  await client.$executeRaw`DELETE FROM former_places WHERE created_at < now() - ${undoWindow}::interval`;
  await client.$executeRaw`DELETE FROM playlists WHERE deleted_at < now() - ${undoWindow}::interval`;
}
