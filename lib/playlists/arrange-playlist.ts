import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prismaPersonTransaction } from "@/lib/platform/db";
import type { Playlist } from "@/lib/schemas/library";
import { getPlaylist } from "./get-playlist";

type Place = { isPinned?: boolean; folderId?: string | null };

/** Pins a playlist to the sidebar or puts it into a folder. Spotify has neither, so it costs no call. @throws AppError not_found */
export async function arrangePlaylist(ctx: UserContext, id: string, input: Place): Promise<Playlist> {
  const { userId } = ctx;
  const { isPinned, folderId } = input;
  await prismaPersonTransaction(userId, async transaction => {
    if (folderId && !(await transaction.playlistFolder.findFirst({ where: { id: folderId, userId } })))
      throw notFound("folder");
    const { count } = await transaction.playlist.updateMany({
      where: { id, userId },
      data: {
        ...(isPinned !== undefined && { pinnedAt: isPinned ? new Date() : null }),
        ...(folderId !== undefined && { folderId }),
      },
    });
    if (count === 0) throw notFound("playlist");
  });
  return getPlaylist(ctx, id);
}
