import { personTransaction } from "@/lib/platform/db";
import { shortenToIndex } from "@/lib/platform/db/indexed-text";
import type { SpotifyPlayable } from "@/lib/spotify/replies";
import { releaseYearFromSpotify, type SongData, songFromSpotify } from "./from-spotify";
import { songSearchText } from "./search/search-text";

const columnTypes = {
  uri: "text",
  spotify_id: "text",
  title: "text",
  duration_ms: "int",
  artists: "jsonb",
  album_id: "text",
  album_name: "text",
  image_url: "text",
  release_year: "smallint",
  isrc: "text",
  is_local: "boolean",
  is_playable: "boolean",
  search_text: "text",
};
const columnNames = Object.keys(columnTypes);
const updatedColumns = columnNames.filter(name => name !== "uri");

/** The values of `songFromSpotify` for what Spotify did not send. */
const unknownValues: Record<string, string> = { title: "''", duration_ms: "0", artists: "'[]'" };

const knownValue = (name: string) =>
  `COALESCE(NULLIF(EXCLUDED.${name}, ${unknownValues[name] ?? "NULL"}), songs.${name})`;

const searchedValues = ["title", "artists", "album_name"].map(knownValue).join(", ");

/** The value of a column after an update: what is known stays if Spotify sent nothing. */
const updatedValue = (name: string) =>
  name === "search_text"
    ? `CASE WHEN (${searchedValues}) IS NOT DISTINCT FROM (EXCLUDED.title, EXCLUDED.artists, EXCLUDED.album_name)
        THEN EXCLUDED.search_text ELSE song_search_text(${searchedValues}) END`
    : knownValue(name);

/** Converts a song to its row of `songs`, ready for JSON. */
export const songRow = (song: SongData, releaseYear: number | null = null) =>
  ({
    uri: song.uri,
    spotify_id: song.spotifyId,
    title: shortenToIndex(song.title),
    duration_ms: song.durationMs,
    artists: song.artists,
    album_id: song.album?.id ?? null,
    album_name: song.album?.name ?? null,
    image_url: song.imageUrl,
    release_year: releaseYear,
    isrc: song.isrc,
    is_local: song.isLocal,
    is_playable: song.isPlayable,
    search_text: songSearchText(song),
  }) satisfies Record<keyof typeof columnTypes, unknown>;

/** The columns of `songRow` with their types, for jsonb_to_recordset. */
export const songColumns = Object.entries(columnTypes)
  .map(([name, type]) => `${name} ${type}`)
  .join(", ");

/**
 * Builds the statement that inserts or updates the rows of `source` in a person's library; `userId` is an SQL expression. The
 * caller is in a `personTransaction`.
 */
export const upsertSongsSql = (
  userId: string,
  source: string,
) => `INSERT INTO songs (user_id, ${columnNames.join(", ")})
  SELECT DISTINCT ON (uri) ${userId}::uuid, ${columnNames.join(", ")} FROM ${source} WHERE uri IS NOT NULL ORDER BY uri
  ON CONFLICT (user_id, uri) DO UPDATE SET ${updatedColumns.map(name => `${name} = ${updatedValue(name)}`).join(", ")},
    duration_is_estimate = songs.duration_is_estimate AND EXCLUDED.duration_ms = 0
  WHERE (${updatedColumns.map(name => `songs.${name}`).join(", ")})
    IS DISTINCT FROM (${updatedColumns.map(updatedValue).join(", ")})
    OR songs.duration_is_estimate AND EXCLUDED.duration_ms > 0`;

const upsertSongs = upsertSongsSql("$1", `jsonb_to_recordset($2::jsonb) AS input(${songColumns})`);

/**
 * Inserts or updates tracks, episodes and local files in a person's library, with two statements in total.
 * @returns the id of each song by its URI
 */
export async function writeSongs(userId: string, items: SpotifyPlayable[]): Promise<Map<string, string>> {
  if (items.length === 0) return new Map();
  const rows = await personTransaction(userId, async client => {
    await client.query(upsertSongs, [
      userId,
      JSON.stringify(items.map(item => songRow(songFromSpotify(item), releaseYearFromSpotify(item)))),
    ]);
    const written = await client.query<{ id: string; uri: string }>(
      "SELECT id, uri FROM songs WHERE user_id = $1 AND uri = ANY($2)",
      [userId, items.map(item => item.uri)],
    );
    return written.rows;
  });
  return new Map(rows.map(row => [row.uri, row.id]));
}
