import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { cursorSchema, decodeCursor, toPage } from "@/lib/core/cursor";
import { escapeLike } from "@/lib/library/song-sql";
import { prisma } from "@/lib/platform/db";
import { presentPlaylist, withEdit } from "./present-playlist";

type Input = { limit: number; cursor?: string; q?: string };

/** Lists the person's playlists: local playlists first, then Spotify's in their order there; `q` filters by name. */
export async function listPlaylists({ userId, locale }: UserContext, input: Input) {
  const after = input.cursor ? decodeCursor(cursorSchema(z.int32()), input.cursor) : null;
  const rows = await prisma().playlist.findMany({
    where: {
      userId,
      ...(input.q && { name: { contains: escapeLike(input.q), mode: "insensitive" } }),
      ...(after && { OR: [{ position: { gt: after[0] } }, { position: after[0], id: { gt: after[1] } }] }),
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: input.limit + 1,
    include: withEdit,
  });
  return toPage(
    rows,
    input.limit,
    row => presentPlaylist(locale, row),
    row => [row.position, row.id],
  );
}
