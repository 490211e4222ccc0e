import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import type { Playlist } from "@/lib/schemas/library";
import { presentPlaylist, withEdit } from "./present-playlist";

/** Returns the row of one of the person's playlists. @throws AppError not_found */
export async function readPlaylist({ userId }: UserContext, id: string) {
  const row =
    z.uuid().safeParse(id).success &&
    (await prisma().playlist.findFirst({ where: { id, userId }, include: withEdit }));
  if (!row) throw notFound("playlist");
  return row;
}

/** Returns one of the person's playlists without its items. @throws AppError not_found */
export const getPlaylist = async (ctx: UserContext, id: string): Promise<Playlist> =>
  presentPlaylist(ctx.locale, await readPlaylist(ctx, id));
