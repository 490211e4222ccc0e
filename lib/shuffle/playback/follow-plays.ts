import type { UserContext } from "@/lib/core/context";
import { currentBatch } from "./batch";
import { advanceBatch } from "./follow-playback";

type Play = { uri: string; playedAt: Date; contextUri: string | null };

/** Notices what was heard of the session that plays while nobody looked at the player. Plays as they came, oldest first. */
export async function followPlays(ctx: UserContext, plays: readonly Play[]): Promise<void> {
  let fed = await currentBatch(ctx);
  if (!fed) return;
  const since = fed.startedAt;
  // Fed songs have no context; the same song from an album is not the shuffle.
  for (const { uri, playedAt, contextUri } of plays)
    if (playedAt > since && contextUri === null)
      fed = await advanceBatch(ctx, fed, { uri, isNow: false, isShuffled: false });
}
