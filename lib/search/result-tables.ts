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
/** `order` is a function, because a statement without it does not take its parameters. */
export type Table = { rows: string; item: string; order: () => string };

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
      rows: "SELECT s.*, best.place FROM best JOIN songs s ON s.id = best.id",
      item: items.song,
      order: () => "row.place",
    }),
    album: () => ({
      rows: `SELECT albums.album_id AS id, s.album_name AS name, s.image_url, s.artists->0 AS artist, songs, text FROM (
          SELECT album_id, (array_agg(id ORDER BY id))[1] AS song_id, count(*) AS songs, min(album_line) AS text
          FROM found WHERE is_track AND album_id IS NOT NULL GROUP BY album_id) albums
        JOIN songs s ON s.id = song_id WHERE ${matches("s.album_name", "text")}`,
      item: items.album,
      order: () => `${rank("row.text")}, row.songs DESC, ${byName("row.name")}, row.id`,
    }),
    artist: () => ({
      rows: `SELECT * FROM (SELECT *, search_text(name) AS text FROM (
          SELECT artist->>'id' AS id, min(artist->>'name') AS name, count(*) AS songs
          FROM found, jsonb_array_elements(artists) artist
          WHERE is_track AND artist->>'id' IS NOT NULL AND ${matches("artists::text", "artists_line")} GROUP BY 1) grouped) named
        WHERE ${matches("name", "text")}`,
      item: items.artist,
      order: () => `${rank("row.text")}, row.songs DESC, ${byName("row.name")}, row.id`,
    }),
    playlist: () => ({
      rows: `SELECT * FROM playlists WHERE user_id = ${search.person} AND ${hasFilters ? "false" : matches("name", "search_text")}`,
      item: items.playlist,
      order: () => `${rank("row.search_text")}, row.position, row.id`,
    }),
  };
}
