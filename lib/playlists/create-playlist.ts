import type { UserContext } from "@/lib/core/context";
import { requireRoomInLibrary } from "@/lib/library/require-room";
import { prisma } from "@/lib/platform/db";
import type { Playlist } from "@/lib/schemas/library";
import { presentPlaylist, withEdit } from "./present-playlist";

/** Creates an empty local playlist at the beginning of the list. @throws AppError library_full */
export async function createPlaylist(
  { userId, locale }: UserContext,
  { name, description }: { name: string; description: string },
): Promise<Playlist> {
  await requireRoomInLibrary(userId, { playlists: 1 });
  const { _min } = await prisma().playlist.aggregate({ where: { userId }, _min: { position: true } });
  const position = Math.min(0, _min.position ?? 0) - 1;
  return presentPlaylist(
    locale,
    await prisma().playlist.create({
      data: { userId, name, description, origin: "local", position },
      include: withEdit,
    }),
  );
}
