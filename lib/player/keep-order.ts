import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";

/** Stores the time of the last command to play in order; null if the person wants another order now. */
export const setOrderedAt = ({ userId }: UserContext, orderedAt: Date | null) =>
  prisma().playerWatch.updateMany({ where: { userId }, data: { orderedAt } });

/** Turns the device's own shuffle off, once for each command to play in order. */
export async function restoreOrder(ctx: UserContext): Promise<void> {
  await setOrderedAt(ctx, null);
  try {
    await getUserSpotifyClient(ctx, "playback").setShuffle(false);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn({ error }, "the device's own shuffle stayed on");
  }
}
