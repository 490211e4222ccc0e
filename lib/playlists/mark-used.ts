import type { UserContext } from "@/lib/core/context";
import { personTransaction } from "@/lib/platform/db";

/** The playlist that is played, by its id here, its URI on Spotify, or a shuffle. */
type Used = {
  playlistId?: string | undefined;
  contextUri?: string | undefined;
  shuffleId?: string | undefined;
};

const markPlaylists = `UPDATE playlists p SET used_at = now() WHERE p.user_id = $1 AND (
    p.id = $2::uuid OR 'spotify:playlist:' || p.spotify_id = $3
    OR p.id::text = ANY(SELECT jsonb_array_elements_text(s.source::jsonb->'playlistIds') FROM shuffle_sessions s
      WHERE s.user_id = $1 AND s.id = $4::uuid))`;

/** Remembers that playlists were used now, for lists that begin with the most recent. */
export async function markUsed(
  { userId }: UserContext,
  { playlistId, contextUri, shuffleId }: Used,
): Promise<void> {
  if (playlistId || contextUri || shuffleId)
    await personTransaction(userId, client =>
      client.query(markPlaylists, [userId, playlistId ?? null, contextUri ?? null, shuffleId ?? null]),
    );
}
