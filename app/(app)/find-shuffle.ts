import type { UserContext } from "@/lib/core/context";
import type { ShuffleSession, ShuffleSource } from "@/lib/schemas/shuffle";
import { listShuffles } from "@/lib/shuffle/list-shuffles";

/** Returns the shuffle session of a source, or null if there is none. */
export async function findShuffle(ctx: UserContext, source: ShuffleSource): Promise<ShuffleSession | null> {
  const { items } = await listShuffles(ctx, { limit: 1, source });
  return items[0] ?? null;
}
