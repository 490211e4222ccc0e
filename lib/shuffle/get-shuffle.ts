import type { ShuffleSession } from "@/lib/api/schemas/library";
import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** How far the person's shuffle of a playlist is. @throws AppError not_found when none was begun */
export async function getShuffle({ userId }: UserContext, playlistId: string): Promise<ShuffleSession> {
  const row = await prisma().shuffleSession.findUnique({
    where: { userId_playlistId: { userId, playlistId } },
  });
  if (!row) throw notFound("shuffle session");
  return {
    id: row.id,
    playlistId,
    seed: row.seed,
    set: row.setNumber,
    size: row.setSize,
    position: Math.min(row.cursor + 1, row.setSize),
    remaining: row.setSize - row.cursor,
    leftOut: row.leftOut,
    createdAt: row.createdAt.toISOString(),
  };
}
