import type { UserContext } from "@/lib/core/context";
import { requireRoomInLibrary } from "@/lib/library/require-room";
import { prisma } from "@/lib/platform/db";
import type { PlaylistFolder } from "@/lib/schemas/library";

/** Creates an empty folder for playlists. @throws AppError library_full */
export async function createFolder(
  { userId }: UserContext,
  { name }: { name: string },
): Promise<PlaylistFolder> {
  await requireRoomInLibrary(userId, { folders: 1 });
  const { id } = await prisma().playlistFolder.create({ data: { userId, name } });
  return { id, name, playlistCount: 0 };
}
