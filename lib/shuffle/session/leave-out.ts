import type { UserContext } from "@/lib/core/context";
import { sqlTransaction } from "@/lib/platform/db";
import { followPlayability } from "./follow-playability";

/** Spotify refused to play these: they count as unplayable until an import knows better, and no shuffle gives them. */
export const markUnplayable = ({ userId }: UserContext, uris: string[]): Promise<void> =>
  sqlTransaction(async client => {
    await client.query("UPDATE songs SET is_playable = false WHERE user_id = $1 AND uri = ANY($2)", [
      userId,
      uris,
    ]);
    await followPlayability(client, userId);
  });
