import type { UserContext } from "@/lib/core/context";
import { getQueue } from "@/lib/queue/get-queue";

/** Returns the person's queue with its first hundred items. */
export const ownQueue = (ctx: UserContext) => getQueue(ctx, { limit: 100 });

/** Returns the URIs of the current song and the next songs of the person's queue. */
export async function queuedSongs(ctx: UserContext): Promise<string[]> {
  const { current, items } = await getQueue(ctx, { limit: 200 });
  return [...(current ? [current] : []), ...items].map(({ uri }) => uri);
}
