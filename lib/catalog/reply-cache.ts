import type { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";

/**
 * The age up to which a cached reply may be shown when Spotify cannot be reached. It leaves time to wait for a pause that
 * Spotify demands (at most a day) or to reconnect. Spotify's Developer Terms do not allow to store data for longer than needed.
 */
export const maxAgeDays = 30;

type CachedReply = { uri: string; reply: unknown };

export async function cacheReplies({ userId }: UserContext, replies: CachedReply[]): Promise<void> {
  await personTransaction(userId, client =>
    client.query(
      `INSERT INTO catalog_entries (user_id, uri, reply, fetched_at)
       SELECT $1, uri, reply, now() FROM unnest($2::text[], $3::jsonb[]) AS input(uri, reply)
       ON CONFLICT (user_id, uri) DO UPDATE SET reply = EXCLUDED.reply, fetched_at = EXCLUDED.fetched_at`,
      [userId, replies.map(({ uri }) => uri), replies.map(({ reply }) => JSON.stringify(reply))],
    ),
  );
}

type ReplyRequest<Reply> = {
  uri: string;
  schema: z.ZodType<Reply>;
  /** The number of days for which the cached reply is used without a call to Spotify. */
  freshDays: number;
  fetchReply: () => Promise<Reply>;
};

/**
 * Returns the person's cached reply while it is fresh; otherwise fetches the reply from Spotify and caches it. If that fails,
 * returns an older cached reply; `fetchedAt` tells its age.
 * @throws AppError (a SpotifyError among others) when nothing is cached or Spotify no longer has the item
 */
export async function readCachedReply<Reply>(
  ctx: UserContext,
  { uri, schema, freshDays, fetchReply }: ReplyRequest<Reply>,
): Promise<{ reply: Reply; fetchedAt: string }> {
  const [row] = await sql<{ reply: unknown; fetchedAt: Date; isFresh: boolean }>(
    `SELECT reply, fetched_at AS "fetchedAt", fetched_at > now() - make_interval(days => $3) AS "isFresh" FROM catalog_entries
     WHERE user_id = $1 AND uri = $2 AND fetched_at > now() - make_interval(days => ${maxAgeDays})`,
    [ctx.userId, uri, freshDays],
  );
  // An earlier release may have stored fewer fields than this release needs.
  const parsed = schema.safeParse(row?.reply);
  const cached = row && parsed.success && { reply: parsed.data, fetchedAt: row.fetchedAt.toISOString() };
  if (cached && row.isFresh) return cached;
  try {
    const reply = await fetchReply();
    await cacheReplies(ctx, [{ uri, reply }]);
    return { reply, fetchedAt: new Date().toISOString() };
  } catch (error) {
    const canServeOldReply = error instanceof AppError && error.code !== "not_found_on_spotify";
    if (!cached || !canServeOldReply) throw error;
    return cached;
  }
}
