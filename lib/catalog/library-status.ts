import type { UserContext } from "@/lib/core/context";
import { isLikedSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { FoundSong } from "@/lib/schemas/catalog";

type LibraryStatus = Pick<FoundSong, "id" | "isLiked" | "playlists">;

/** Builds the SQL of a song's library status, `{id, isLiked, playlists}`. */
export const libraryStatusSql = (alias: string) => `jsonb_build_object('id', ${alias}.id,
  'isLiked', ${isLikedSql(alias)},
  'playlists', COALESCE((
    SELECT jsonb_agg(jsonb_build_object('id', playlist.id, 'name', playlist.name) ORDER BY playlist.position, playlist.id)
    FROM playlists playlist
    WHERE playlist.id IN (SELECT item.playlist_id FROM playlist_items item WHERE item.song_id = ${alias}.id)
      AND playlist.deleted_at IS NULL), '[]'))`;

const notInLibrary: LibraryStatus = { id: null, isLiked: false, playlists: [] };

/** Reads the library status of songs with one statement and returns a lookup by URI. */
export async function findLibraryStatuses({ userId }: UserContext, uris: string[]) {
  const rows = await sql<{ uri: string; status: LibraryStatus }>(
    `SELECT s.uri, ${libraryStatusSql("s")} AS status FROM songs s WHERE s.user_id = $1 AND s.uri = ANY($2)`,
    [userId, uris],
  );
  const statuses = new Map(rows.map(({ uri, status }) => [uri, status]));
  return (uri: string) => statuses.get(uri) ?? notInLibrary;
}
