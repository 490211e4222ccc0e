import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { playableReply, type SpotifyPlayable } from "@/lib/spotify/replies";

/** Returns the tracks among the person's cached searches and albums. They cost no further call. */
export async function findCachedTracks({ userId }: UserContext, uris: string[]): Promise<SpotifyPlayable[]> {
  // Searches come first: their tracks have an ISRC, tracks inside an album have none.
  const rows = await sql<{ track: unknown }>(
    `SELECT DISTINCT ON (track->>'uri') track FROM (
       SELECT reply AS track, 1 AS rank FROM catalog_entries WHERE user_id = $1 AND uri = ANY($2)
       UNION ALL
       SELECT track || jsonb_build_object('album', reply - 'tracks'), 2
       FROM catalog_entries, jsonb_array_elements(reply->'tracks'->'items') track
       WHERE user_id = $1 AND uri LIKE 'spotify:album:%' AND track->>'uri' = ANY($2)) cached
     ORDER BY track->>'uri', rank`,
    [userId, uris],
  );
  return rows.flatMap(({ track }) => playableReply.safeParse(track).data ?? []);
}
