import type pg from "pg";
import { deleteFigures } from "@/lib/statistics/refresh-figures";

type Query = (text: string, values: unknown[]) => Promise<unknown>;

/** Deletes what an import has read and not written. */
export async function deleteStaged(query: Query, importId: string): Promise<void> {
  for (const table of ["history_staged_rows", "history_staged_songs", "history_upload_parts"])
    await query(`DELETE FROM ${table} WHERE import_id = $1`, [importId]);
}

/**
 * Songs of a person that only imports have brought: no play, list, queue, shuffle or version of a playlist has them, and no other import
 * is about to write their plays.
 */
const unusedSongs = (
  condition: string,
  versionCondition = "true",
) => `DELETE FROM songs s WHERE s.user_id = $1 AND ${condition} AND s.history_import_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM plays t WHERE t.song_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM liked_songs t WHERE t.song_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM playlist_items t WHERE t.song_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM former_places t WHERE t.song_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM queue_entries t WHERE t.song_id = s.id)
    AND s.id NOT IN (SELECT t.song_id FROM history_staged_songs t JOIN history_imports x ON x.id = t.import_id
      WHERE x.user_id = $1 AND x.state = 'running' AND t.song_id IS NOT NULL)
    AND s.id NOT IN (SELECT t.song_id FROM shuffle_slots t JOIN shuffle_sessions x ON x.id = t.session_id WHERE x.user_id = $1)
    AND s.id NOT IN (SELECT (entry->>'songId')::uuid FROM playlist_versions v JOIN playlists l ON l.id = v.playlist_id,
      jsonb_array_elements(v.entries) entry
      WHERE (l.user_id = $1 OR l.deleted_by_id = $1) AND entry->>'songId' IS NOT NULL AND ${versionCondition})`;

/** Deletes those of some imported songs that nothing uses. */
export async function deleteUnusedSongs(client: pg.PoolClient, userId: string, songIds: string[]) {
  await client.query(unusedSongs("s.id = ANY ($2)", "(entry->>'songId')::uuid = ANY ($2)"), [
    userId,
    songIds,
  ]);
}

/** Deletes all plays, figures and imports of a person, and the songs that only imports have brought; in a `personTransaction`. */
export async function takeBackEverything(client: pg.PoolClient, userId: string): Promise<void> {
  await client.query("DELETE FROM plays WHERE user_id = $1", [userId]);
  await deleteFigures((text, values) => client.query(text, values), userId);
  await client.query(unusedSongs("true"), [userId]);
  await client.query("DELETE FROM history_imports WHERE user_id = $1", [userId]);
}
