import type { UserContext } from "@/lib/core/context";
import { readHistory } from "./read-history";

/**
 * Reads the person's last plays when they ask for it, with one call. The next read by itself is planned anew, so that it is no call
 * more than it must be.
 * @returns the number of plays that were not known before
 * @throws AppError spotify_not_connected, reauth_required; SpotifyError; RateLimited
 */
export async function readHistoryNow(ctx: UserContext): Promise<{ added: number }> {
  const { added } = await readHistory(ctx, "click");
  return { added };
}
