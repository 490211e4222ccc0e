import type { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";

/**
 * How long an entry may still be shown when Spotify cannot be asked: longer than the longest lock (a day) and long enough to
 * reconnect at leisure. Spotify's terms want nothing kept for longer than it is needed.
 */
const maxAgeSql = "interval '30 days'";

type CachedReply = { uri: string; reply: unknown };

/** Stores what Spotify said, and drops what the person has not opened for too long. */
export async function cacheReplies({ userId }: UserContext, entries: CachedReply[]): Promise<void> {
  await sql(`DELETE FROM catalog_entries WHERE user_id = $1 AND fetched_at < now() - ${maxAgeSql}`, [userId]);
  // In one order everywhere, so that two searches at the same moment do not wait for each other's rows in a circle.
  const sorted = entries.toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
  await sql(
    `INSERT INTO catalog_entries (user_id, uri, reply, fetched_at)
     SELECT $1, uri, reply, now() FROM unnest($2::text[], $3::jsonb[]) AS given(uri, reply)
     ON CONFLICT (user_id, uri) DO UPDATE SET reply = EXCLUDED.reply, fetched_at = EXCLUDED.fetched_at`,
    [userId, sorted.map(({ uri }) => uri), sorted.map(({ reply }) => JSON.stringify(reply))],
  );
}

type ReplyRequest<Reply> = {
  uri: string;
  schema: z.ZodType<Reply>;
  /** For how many days it is not asked for again. */
  freshDays: number;
  ask: () => Promise<Reply>;
};

/**
 * What Spotify says of something: from the person's own entries while fresh, otherwise asked and stored. When Spotify cannot
 * be asked, an older entry serves; `fetchedAt` tells.
 * @throws AppError, SpotifyError when there is no entry, or Spotify no longer has it
 */
export async function readCachedReply<Reply>(
  ctx: UserContext,
  { uri, schema, freshDays, ask }: ReplyRequest<Reply>,
): Promise<{ reply: Reply; fetchedAt: string }> {
  const [entry] = await sql<{ reply: unknown; fetchedAt: Date; isFresh: boolean }>(
    `SELECT reply, fetched_at AS "fetchedAt", fetched_at > now() - make_interval(days => $3) AS "isFresh"
     FROM catalog_entries WHERE user_id = $1 AND uri = $2 AND fetched_at > now() - ${maxAgeSql}`,
    [ctx.userId, uri, freshDays],
  );
  // An earlier version of the product may have stored less than this one needs.
  const stored = schema.safeParse(entry?.reply);
  const known = entry && stored.success && { reply: stored.data, fetchedAt: entry.fetchedAt.toISOString() };
  if (known && entry.isFresh) return known;
  try {
    const reply = await ask();
    await cacheReplies(ctx, [{ uri, reply }]);
    return { reply, fetchedAt: new Date().toISOString() };
  } catch (error) {
    if (!known || !(error instanceof AppError) || error.code === "not_found_on_spotify") throw error;
    return known;
  }
}
