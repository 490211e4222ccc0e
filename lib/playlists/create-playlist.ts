import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import type { Playlist } from "@/lib/schemas/library";
import { presentPlaylist, withEdit } from "./present-playlist";

/** Creates an empty local playlist at the beginning of the list. */
export async function createPlaylist(
  { userId }: UserContext,
  { name, description }: { name: string; description: string },
): Promise<Playlist> {
  const { _min } = await prisma().playlist.aggregate({ where: { userId }, _min: { position: true } });
  const position = Math.min(0, _min.position ?? 0) - 1;
  return presentPlaylist(
    await prisma().playlist.create({
      data: { userId, name, description, origin: "local", position },
      include: withEdit,
    }),
  );
}
