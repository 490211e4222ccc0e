import { z } from "zod";
import type { Playlist } from "@/lib/api/schemas/library";
import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { presentPlaylist } from "./present-playlist";

/** One of the person's playlists, without its items. @throws AppError not_found */
export async function getPlaylist({ userId }: UserContext, id: string): Promise<Playlist> {
  const row =
    z.uuid().safeParse(id).success && (await prisma().playlist.findFirst({ where: { id, userId } }));
  if (!row) throw notFound("playlist");
  return presentPlaylist(row);
}
