import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import type { Playlist } from "@/lib/schemas/library";
import { presentPlaylist, withEdit } from "./present-playlist";

/** Returns one of the person's playlists without its items. @throws AppError not_found */
export async function getPlaylist({ userId, locale }: UserContext, id: string): Promise<Playlist> {
  const row =
    z.uuid().safeParse(id).success &&
    (await prisma().playlist.findFirst({ where: { id, userId }, include: withEdit }));
  if (!row) throw notFound("playlist");
  return presentPlaylist(locale, row);
}
