import type { UserContext } from "@/lib/platform/context";
import { sql } from "@/lib/platform/db";
import { writeSize } from "@/lib/spotify/user-client";
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

/** Something else plays now: no session follows it. */
export async function stopFeed({ userId }: UserContext): Promise<void> {
  await sql("UPDATE shuffle_sessions SET fed_until = NULL WHERE user_id = $1 AND fed_until IS NOT NULL", [
    userId,
  ]);
}
