import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { playableReply, type SpotifyPlayable } from "@/lib/spotify/replies";

/**
 * Those of the tracks that are known from a search or from an album that the person opened: what came with it need not be
 * asked for again.
 */
export async function findCachedTracks({ userId }: UserContext, uris: string[]): Promise<SpotifyPlayable[]> {
  // Of a track that is known from both, what came with a search has an ISRC.
  const rows = await sql<{ track: unknown }>(
    `SELECT DISTINCT ON (track->>'uri') track FROM (
       SELECT reply AS track, 1 AS rank FROM catalog_entries WHERE user_id = $1 AND uri = ANY($2)
       UNION ALL
       SELECT track || jsonb_build_object('album', reply - 'tracks'), 2
       FROM catalog_entries, jsonb_array_elements(reply->'tracks'->'items') track
       WHERE user_id = $1 AND uri LIKE 'spotify:album:%' AND track->>'uri' = ANY($2)) known
     ORDER BY track->>'uri', rank`,
    [userId, uris],
  );
  return rows.flatMap(({ track }) => playableReply.safeParse(track).data ?? []);
}
