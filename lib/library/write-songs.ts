import { sql } from "@/lib/platform/db";
import type { SpotifyPlayable } from "@/lib/spotify/replies";

/** Covers are shown small in lists and at most 300 pixels wide in the player. */
const wantedImageWidth = 300;

function imageOf(playable: SpotifyPlayable): string | null {
  const images = playable.album?.images ?? playable.show?.images ?? playable.images ?? [];
  let best = images[0];
  let bestWidth = Number.POSITIVE_INFINITY;
  for (const image of images) {
    const width = image.width ?? wantedImageWidth;
    if (width < wantedImageWidth || width >= bestWidth) continue;
    best = image;
    bestWidth = width;
  }
  return best?.url ?? null;
}

const columns = {
  uri: ["text", song => song.uri],
  spotify_id: ["text", song => song.id ?? null],
  title: ["text", song => song.name || "Untitled"],
  duration_ms: ["int", song => song.duration_ms ?? 0],
  artists: [
    "jsonb",
    song => (song.artists ?? []).map(({ id, name }) => ({ id: id ?? null, name: name ?? "" })),
  ],
  album_id: ["text", song => song.album?.id ?? song.show?.id ?? null],
  album_name: ["text", song => song.album?.name || song.show?.name || null],
  image_url: ["text", imageOf],
  isrc: ["text", song => song.external_ids?.isrc ?? null],
  is_local: ["boolean", song => song.is_local ?? false],
  is_playable: ["boolean", song => song.is_playable ?? true],
} satisfies Record<string, [type: string, value: (song: SpotifyPlayable) => unknown]>;

const columnNames = Object.keys(columns);
const readers = Object.entries(columns).map(([name, [, value]]) => ({ name, value }));
const updatedColumns = columnNames.filter(name => name !== "uri");

/** What is kept of a track, episode or local file: a row of `songs` by column, ready for JSON. */
export function songRow(song: SpotifyPlayable): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const { name, value } of readers) row[name] = value(song);
  return row;
}

/** The columns of `songRow` with their types, for jsonb_to_recordset. */
export const songColumns = Object.entries(columns)
  .map(([name, [type]]) => `${name} ${type}`)
  .join(", ");

/**
 * The statement that puts the rows of `source` into the library of the person in parameter $1, or brings them up to date. In
 * one order everywhere: rows written at the same moment would otherwise wait for each other in a circle.
 */
export const upsertSongsSql = (source: string) => `INSERT INTO songs (user_id, ${columnNames.join(", ")})
  SELECT DISTINCT ON (uri) $1::uuid, ${columnNames.join(", ")} FROM ${source} WHERE uri IS NOT NULL ORDER BY uri
  ON CONFLICT (user_id, uri) DO UPDATE SET ${updatedColumns.map(name => `${name} = EXCLUDED.${name}`).join(", ")}
  WHERE (${updatedColumns.map(name => `songs.${name}`).join(", ")})
    IS DISTINCT FROM (${updatedColumns.map(name => `EXCLUDED.${name}`).join(", ")})`;

const upsertGivenSongs = upsertSongsSql(`jsonb_to_recordset($2::jsonb) AS given(${songColumns})`);

/**
 * Puts tracks, episodes and local files into a person's library, or brings the rows up to date: two statements however
 * many there are.
 * @returns the id of each song by its URI
 */
export async function writeSongs(userId: string, songs: SpotifyPlayable[]): Promise<Map<string, string>> {
  if (songs.length === 0) return new Map();
  await sql(upsertGivenSongs, [userId, JSON.stringify(songs.map(songRow))]);
  const rows = await sql<{ id: string; uri: string }>(
    "SELECT id, uri FROM songs WHERE user_id = $1 AND uri = ANY($2)",
    [userId, songs.map(song => song.uri)],
  );
  return new Map(rows.map(row => [row.uri, row.id]));
}
