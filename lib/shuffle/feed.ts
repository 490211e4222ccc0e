import type { UserContext } from "@/lib/platform/context";
import { sql } from "@/lib/platform/db";
import { getUserSpotifyClient, writeSize } from "@/lib/spotify/user-client";
import { makeNextSet } from "./next-in-shuffle";
import { ensureShuffle } from "./start-shuffle";

const upcoming = `SELECT song.uri, slot.position FROM shuffle_sessions s
  JOIN shuffle_slots slot ON slot.session_id = s.id AND slot.set_number = s.set_number AND slot.position >= s.cursor
  JOIN playlist_items i ON i.id = slot.item_id JOIN songs song ON song.id = i.song_id
  WHERE s.user_id = $1 AND s.playlist_id = $2 ORDER BY slot.position LIMIT $3`;

/**
 * The URIs to play from where the shuffle stands, at most one play command's worth, and the slot behind the last of them.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable
 */
export async function takeFeed(
  ctx: UserContext,
  playlistId: string,
): Promise<{ uris: string[]; until: number }> {
  await ensureShuffle(ctx, playlistId);
  const read = () => sql<{ uri: string; position: number }>(upcoming, [ctx.userId, playlistId, writeSize]);
  let rows = await read();
  if (rows.length === 0) {
    await makeNextSet(ctx, playlistId);
    rows = await read();
  }
  return { uris: rows.map(row => row.uri), until: (rows.at(-1)?.position ?? 0) + 1 };
}

/** Spotify took what `takeFeed` gave: this session counts as playing from now on, and no other one of the person. */
export async function startFeed({ userId }: UserContext, playlistId: string, until: number): Promise<void> {
  await sql(
    `UPDATE shuffle_sessions SET fed_at = now(), fed_until = CASE WHEN playlist_id = $2 THEN $3::int END WHERE user_id = $1
       AND (playlist_id = $2 OR fed_until IS NOT NULL)`,
    [userId, playlistId, until],
  );
}

/**
 * Notices which fed song plays: the cursor of the playing session goes behind it. Just after it was fed Spotify may still
 * show what played before; then only the song that is to come counts.
 */
export async function followFeed({ userId }: UserContext, uri: string): Promise<void> {
  await sql(
    `UPDATE shuffle_sessions s SET cursor = heard.position + 1 FROM (
       SELECT s.id, min(slot.position) AS position FROM shuffle_sessions s
       JOIN shuffle_slots slot ON slot.session_id = s.id AND slot.set_number = s.set_number
         AND slot.position >= s.cursor AND slot.position < s.fed_until
         AND (slot.position = s.cursor OR s.fed_at < now() - interval '1500 milliseconds')
       JOIN playlist_items i ON i.id = slot.item_id JOIN songs song ON song.id = i.song_id
       WHERE s.user_id = $1 AND s.fed_until IS NOT NULL AND song.uri = $2 GROUP BY s.id) heard
     WHERE s.id = heard.id`,
    [userId, uri],
  );
}

const due = `SELECT s.playlist_id AS "playlistId", EXISTS (
    SELECT 1 FROM shuffle_slots slot WHERE slot.session_id = s.id AND slot.set_number = s.set_number
      AND slot.position >= s.fed_until) AS more
  FROM shuffle_sessions s WHERE s.user_id = $1 AND s.fed_until IS NOT NULL AND s.cursor >= s.fed_until`;

/** Takes the slot behind the fed ones; of several who come at the same moment one gets it. */
const take = `WITH next AS (
    SELECT s.id, slot.position, song.uri FROM shuffle_sessions s
    JOIN shuffle_slots slot ON slot.session_id = s.id AND slot.set_number = s.set_number
      AND slot.position >= COALESCE(s.fed_until, 0)
    JOIN playlist_items i ON i.id = slot.item_id JOIN songs song ON song.id = i.song_id
    WHERE s.user_id = $1 AND s.playlist_id = $2 AND s.cursor >= COALESCE(s.fed_until, 0)
    ORDER BY slot.position LIMIT 1 FOR UPDATE OF s)
  UPDATE shuffle_sessions s SET fed_until = next.position + 1, fed_at = now() FROM next
  WHERE s.id = next.id RETURNING next.uri`;

/**
 * When the last song that Spotify was given plays, the next one goes into its queue, over the border of a set as well: the
 * music goes on however long the playlist is. Costs one call a song then.
 * @throws SpotifyError, and it is tried again at the next look
 */
export async function topUpFeed(ctx: UserContext): Promise<void> {
  const [session] = await sql<{ playlistId: string; more: boolean }>(due, [ctx.userId]);
  if (!session) return;
  const { playlistId } = session;
  if (!session.more) await makeNextSet(ctx, playlistId);
  const [next] = await sql<{ uri: string }>(take, [ctx.userId, playlistId]);
  if (!next) return;
  await getUserSpotifyClient(ctx)
    .addToQueue(next.uri)
    .catch(async error => {
      await sql("UPDATE shuffle_sessions SET fed_until = cursor WHERE user_id = $1 AND playlist_id = $2", [
        ctx.userId,
        playlistId,
      ]);
      throw error;
    });
}

/** Something else plays now: no session follows it. */
export async function stopFeed({ userId }: UserContext): Promise<void> {
  await sql("UPDATE shuffle_sessions SET fed_until = NULL WHERE user_id = $1 AND fed_until IS NOT NULL", [
    userId,
  ]);
}
