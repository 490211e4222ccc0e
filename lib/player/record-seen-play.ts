import type { UserContext } from "@/lib/core/context";
import { writeSongs } from "@/lib/library/write-songs";
import { personTransaction, sql } from "@/lib/platform/db";
import { type PlayerState, playerState } from "@/lib/schemas/player";
import type { SpotifyPlayer } from "@/lib/spotify/replies";

/** Spotify's history counts a song that was heard longer than this. */
export const countedMs = 30_000;
/** The inaccuracy of positions and clocks. */
export const toleranceMs = 3_000;

/**
 * Tells whether two looks in a row saw the same play of a song. A song that starts over is another play only if the time between the
 * looks was enough to hear the rest of it; otherwise the person went back.
 */
export function isSamePlay(last: PlayerState | null, state: PlayerState): boolean {
  if (!last?.item || last.item.uri !== state.item?.uri) return false;
  const isBefore = state.progressMs + toleranceMs < last.progressMs;
  if (!isBefore) return true;
  const passedMs = Date.parse(state.fetchedAt) - Date.parse(last.fetchedAt);
  return passedMs < last.item.durationMs - last.progressMs - toleranceMs;
}

const selectLast = "SELECT state FROM player_watches WHERE user_id = $1";
const updatePlay = `UPDATE plays SET played_at = $3 WHERE source = 'player' AND played_at < $3 AND id = (
    SELECT p.id FROM plays p JOIN songs s ON s.id = p.song_id
    WHERE p.user_id = $1 AND s.uri = $2 AND p.import_id IS NULL AND p.started_at > $3::timestamptz - interval '1 day'
    ORDER BY p.started_at DESC LIMIT 1)`;
/** Two looks at the same time must not insert a play twice, and Spotify's history may have reported it already. */
const insertPlay = `INSERT INTO plays (user_id, song_id, played_at, started_at, context_uri, source)
  SELECT user_id, id, $3, $4, $5, 'player' FROM songs WHERE user_id = $1 AND id = $2 AND NOT EXISTS (
    SELECT 1 FROM plays WHERE user_id = $1 AND song_id = $2 AND (
      started_at BETWEEN $4::timestamptz - interval '20 seconds' AND $4::timestamptz + interval '20 seconds'
      OR (started_at IS NULL AND played_at BETWEEN $4::timestamptz - interval '5 seconds' AND $3)))
  ON CONFLICT DO NOTHING`;

/** Tells if the latest play of the person is one of this song. */
async function wasHeardLast(userId: string, uri: string): Promise<boolean> {
  const [latest] = await sql<{ uri: string }>(
    `SELECT s.uri FROM plays p JOIN songs s ON s.id = p.song_id
     WHERE p.user_id = $1 AND p.import_id IS NULL ORDER BY p.played_at DESC, p.id DESC LIMIT 1`,
    [userId],
  );
  return latest?.uri === uri;
}

/**
 * Adds a song that a look at the player saw playing for more than half a minute to the history, and moves the time of a play that goes
 * on. `readHistory` joins it with what Spotify reports later. Costs no call.
 */
export async function recordSeenPlay(
  { userId }: UserContext,
  player: SpotifyPlayer,
  state: PlayerState,
): Promise<void> {
  const { item, progressMs, fetchedAt, contextUri } = state;
  // Spotify's history has no episodes; a device that has vanished counts on behind the end of a song.
  if (!state.isPlaying || !player?.item || !item?.uri.startsWith("spotify:track:")) return;
  if (progressMs <= countedMs || progressMs > item.durationMs) return;
  const [row] = await sql<{ state: unknown }>(selectLast, [userId]);
  const last = playerState.nullable().safeParse(row?.state).data ?? null;
  const wasCounted = isSamePlay(last, state) && last !== null && last.progressMs > countedMs;
  // A song may be paused where it is first seen, and is then no play yet when it goes on.
  if (wasCounted && (last.isPlaying || (await wasHeardLast(userId, item.uri)))) {
    await sql(updatePlay, [userId, item.uri, fetchedAt]);
    return;
  }
  const startedAt = new Date(Date.parse(fetchedAt) - progressMs);
  const songId = (await writeSongs(userId, [player.item])).get(item.uri);
  if (!songId) return;
  await personTransaction(userId, client =>
    client.query(insertPlay, [userId, songId, fetchedAt, startedAt, contextUri]),
  );
}
