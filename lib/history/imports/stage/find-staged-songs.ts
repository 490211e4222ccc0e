import { sql } from "@/lib/platform/db";
import { hasNamesSql } from "./twin-sql";

/** A song that was found may be deleted before the import is started, for example with another import. */
const forgetDeletedSongs = `UPDATE history_staged_songs staged SET song_id = NULL
  WHERE import_id = $1 AND song_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM songs s WHERE s.id = staged.song_id AND s.user_id = $2)`;
/** Finds the songs of the library, by URI first. A resumed import keeps the songs that it has found or added. */
const findSongsByUri = `UPDATE history_staged_songs staged SET song_id = s.id FROM songs s
  WHERE staged.import_id = $1 AND s.user_id = $2 AND s.uri = staged.uri AND staged.song_id IS NULL`;
/** Prefers, among songs with the same names, a song of Spotify, then the one that was added first. */
const findSongsByName = `UPDATE history_staged_songs staged SET song_id = (
    SELECT s.id FROM songs s WHERE s.user_id = $2 AND left(s.search_text, 100) >= left(staged.name_key, 100)
      AND left(s.search_text, 100) < left(staged.name_key, 100) || U&'\\+10FFFF' AND ${hasNamesSql("s", "staged.name_key")}
    ORDER BY s.is_local, s.created_at, s.id LIMIT 1)
  WHERE staged.import_id = $1 AND staged.uri IS NULL AND staged.song_id IS NULL`;

/** Finds the songs of an import in the library. */
export async function findStagedSongs(importId: string, userId: string): Promise<void> {
  await sql(forgetDeletedSongs, [importId, userId]);
  await sql(findSongsByUri, [importId, userId]);
  await sql(findSongsByName, [importId, userId]);
}
