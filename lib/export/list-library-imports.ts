import type { UserContext } from "@/lib/core/context";
import { decodeTimeCursor, toPage } from "@/lib/core/cursor";
import { readableNameSql } from "@/lib/library/missing-names";
import { isoSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { LibraryImport } from "@/lib/schemas/export";
import { keptSql } from "./delete-expired";

/** Lists the playlists that are still there. An import that brought neither playlists nor likes has nothing to undo. */
const selectPage = (playlistName: string) => `SELECT i.id, i.file_names AS "fileNames",
    COALESCE((SELECT json_agg(json_build_object('id', p.id, 'name', ${playlistName}, 'trackCount', p.track_count,
          'isPublished', p.spotify_id IS NOT NULL)
        ORDER BY p.position, p.id)
      FROM playlists p WHERE p.user_id = $1 AND p.id = ANY (i.playlist_ids)), '[]') AS playlists,
    json_build_object('created', i.songs_created) AS songs,
    json_build_object('added', cardinality(i.liked_song_ids)) AS "likedSongs",
    ${isoSql("i.created_at")} AS "createdAt"
  FROM library_imports i
  WHERE i.user_id = $1 AND i.created_at > now() - ${keptSql}
    AND cardinality(i.playlist_ids || i.liked_song_ids) > 0
    AND ($2::timestamptz IS NULL OR (i.created_at, i.id) < ($2, $3::uuid))
  ORDER BY i.created_at DESC, i.id DESC LIMIT $4`;

/** Lists the imported files of the last 30 days that can be undone, the newest first. */
export async function listLibraryImports(
  { userId, locale }: UserContext,
  { limit, cursor }: { limit: number; cursor?: string },
) {
  const [time = null, id = null] = decodeTimeCursor(cursor) ?? [];
  const rows = await sql<LibraryImport>(selectPage(readableNameSql(locale, "p.name")), [
    userId,
    time,
    id,
    limit + 1,
  ]);
  return toPage(
    rows,
    limit,
    row => row,
    ({ createdAt, id }) => [createdAt, id],
  );
}
