import { libraryStatusSql } from "@/lib/catalog/library-status";
import type { Locale } from "@/lib/i18n/locales";
import { readableNameSql } from "@/lib/library/missing-names";
import { byName, songSql } from "@/lib/library/song-sql";
import type { SearchKind } from "@/lib/schemas/search";
import type { SearchSql } from "./found-songs-sql";

/** SQL of the API's item of each kind, from a `row`. */
export const itemSql = (locale: Locale): Record<SearchKind, string> => ({
  song: `(${songSql("row", locale)})::jsonb || ${libraryStatusSql("row", locale)}`,
  album: `json_build_object('id', row.id, 'name', row.name, 'artists', array_remove(ARRAY[row.artist], NULL),
        'imageUrl', row.image_url, 'releaseDate', NULL, 'trackCount', NULL)`,
  artist: `json_build_object('id', row.id, 'name', ${readableNameSql(locale, "row.name", "unknownArtist")}, 'imageUrl', NULL)`,
  playlist: `json_build_object('id', row.id, 'name', ${readableNameSql(locale, "row.name")}, 'spotifyId', row.spotify_id, 'ownerName', row.owner_name,
        'imageUrl', row.image_url, 'trackCount', CASE row.access WHEN 'owner' THEN row.track_count END)`,
});

/** Builds SQL that tests if a name, whose normalized form is `normalized`, matches. */
export type NameMatches = (name: string, normalized: string) => string;
/**
 * The table of results of a kind: its rows, their order, and what the rows of a page are joined with for its items. `order` is a
 * function, because a statement without it does not take its parameters.
 */
export type Table = { rows: string; item: string; order: () => string; join?: string };

/** Builds the tables of results. Albums and artists come from the found songs. */
export function resultTables(
  search: SearchSql,
  matches: NameMatches,
  hasFilters: boolean,
  locale: Locale,
): Record<SearchKind, () => Table> {
  const items = itemSql(locale);
  const rank = (normalized: string) => `CASE WHEN replace(${normalized}, ' ', '') = ${search.compact} THEN 0
    WHEN starts_with(replace(${normalized}, ' ', ''), ${search.compact}) THEN 1 ELSE 2 END`;
  return {
    song: () => ({
      rows: "SELECT * FROM best",
      item: items.song,
      order: () => "place",
      join: "JOIN songs row USING (id) ORDER BY place",
    }),
    album: () => ({
      rows: `SELECT DISTINCT ON (album_id) album_id AS id, album_name AS name, image_url, artists->0 AS artist, album_line AS text,
          count(*) OVER (PARTITION BY album_id) AS songs
        FROM found WHERE is_track AND album_id IS NOT NULL AND ${matches("album_name", "album_line")} ORDER BY album_id, id`,
      item: items.album,
      order: () => `${rank("text")}, songs DESC, ${byName("name")}, id`,
    }),
    artist: () => ({
      // Normalizing a name takes long, and is not needed for an artist who has a song alone.
      rows: `SELECT * FROM (
          SELECT artist->>'id' AS id, min(artist->>'name') AS name, count(*) AS songs,
            COALESCE(min(artists_line) FILTER (WHERE jsonb_array_length(artists) = 1), search_text(min(artist->>'name'))) AS text
          FROM found, jsonb_array_elements(artists) artist
          WHERE is_track AND artist->>'id' IS NOT NULL AND ${matches("artists::text", "artists_line")} GROUP BY 1 OFFSET 0) named
        WHERE ${matches("name", "text")}`,
      item: items.artist,
      order: () => `${rank("text")}, songs DESC, ${byName("name")}, id`,
    }),
    playlist: () => ({
      rows: `SELECT * FROM playlists WHERE user_id = ${search.person} AND ${hasFilters ? "false" : matches("name", "search_text")}`,
      item: items.playlist,
      order: () => `${rank("search_text")}, position, id`,
    }),
  };
}
