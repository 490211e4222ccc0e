import type { UserContext } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import { readableNameSql } from "@/lib/library/missing-names";
import { isLikedSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { FoundSong } from "@/lib/schemas/catalog";

type LibraryStatus = Pick<FoundSong, "id" | "isLiked" | "playlists">;

/** Builds the SQL of a song's library status, `{id, isLiked, playlists}`. */
export const libraryStatusSql = (alias: string, locale: Locale) => `jsonb_build_object('id', ${alias}.id,
  'isLiked', ${isLikedSql(alias)},
  'playlists', COALESCE((
    SELECT jsonb_agg(jsonb_build_object('id', playlist.id, 'name', ${readableNameSql(locale, "playlist.name")}) ORDER BY playlist.position, playlist.id)
    FROM playlists playlist
    WHERE playlist.id IN (SELECT item.playlist_id FROM playlist_items item WHERE item.song_id = ${alias}.id)
      AND playlist.deleted_at IS NULL), '[]'))`;

const notInLibrary: LibraryStatus = { id: null, isLiked: false, playlists: [] };

/** Reads the library status of songs with one statement and returns a lookup by URI. */
export async function findLibraryStatuses({ userId, locale }: UserContext, uris: string[]) {
  const rows = await sql<{ uri: string; status: LibraryStatus }>(
    `SELECT s.uri, ${libraryStatusSql("s", locale)} AS status FROM songs s WHERE s.user_id = $1 AND s.uri = ANY($2)`,
    [userId, uris],
  );
  const statuses = new Map(rows.map(({ uri, status }) => [uri, status]));
  return (uri: string) => statuses.get(uri) ?? notInLibrary;
}
