import type { UserContext } from "@/lib/core/context";
import { personTransaction } from "@/lib/platform/db";
import { followPlayability } from "./follow-playability";

/** Marks songs as unplayable and removes them from all shuffles. The next import may mark them as playable again. */
export const markUnplayable = ({ userId }: UserContext, uris: string[]): Promise<void> =>
  personTransaction(userId, async client => {
    await client.query("UPDATE songs SET is_playable = false WHERE user_id = $1 AND uri = ANY($2)", [
      userId,
      uris,
    ]);
    await followPlayability(client, userId);
  });
