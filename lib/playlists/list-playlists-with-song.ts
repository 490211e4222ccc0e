import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { cursorSchema, decodeCursor, toPage } from "@/lib/core/cursor";
import { getSong } from "@/lib/library/get-song";
import { prisma } from "@/lib/platform/db";
import { presentPlaylist, withEdit } from "./present-playlist";

type Input = { limit: number; cursor?: string };

/** Lists the person's playlists that contain a song, in the order of the library. @throws AppError not_found */
export async function listPlaylistsWithSong(ctx: UserContext, songId: string, input: Input) {
  await getSong(ctx, songId);
  const after = input.cursor ? decodeCursor(cursorSchema(z.int32()), input.cursor) : null;
  const rows = await prisma().playlist.findMany({
    where: {
      userId: ctx.userId,
      items: { some: { songId } },
      ...(after && { OR: [{ position: { gt: after[0] } }, { position: after[0], id: { gt: after[1] } }] }),
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: input.limit + 1,
    include: withEdit,
  });
  return toPage(
    rows,
    input.limit,
    row => presentPlaylist(ctx.locale, row),
    row => [row.position, row.id],
  );
}
