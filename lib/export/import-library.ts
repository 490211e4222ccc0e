import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { type SongData, untitled } from "@/lib/library/from-spotify";
import { SkipReasons } from "@/lib/library/skip-reasons";
import { itemKindSql } from "@/lib/library/song-sql";
import { songColumns, songRow, upsertSongsSql } from "@/lib/library/write-songs";
import { sqlTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { FileEntry, FilePlaylist, FileSong, ImportReport, LibraryFile } from "@/lib/schemas/export";

type Skipped = SkipReasons<ImportReport["leftOut"][number]["reason"]>;

const spotifyUri = /^spotify:(?:(?:track|episode):([0-9A-Za-z]{22})|local:\S+)$/;

/** Anybody may have written the file: covers are fetched from Spotify only. */
function isSpotifyImage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, hostname } = new URL(address);
  if (origin === env().SPOTIFY_API_URL) return true;
  return protocol === "https:" && /(^|\.)(scdn\.co|spotifycdn\.com)$/.test(hostname);
}

/** Converts a song of the file. The URI decides the id and the kind, whatever else the file says. */
const songFromFile = (song: FileSong): SongData => ({
  ...song,
  spotifyId: spotifyUri.exec(song.uri)?.[1] ?? null,
  title: song.title || untitled,
  imageUrl: song.imageUrl && isSpotifyImage(song.imageUrl) ? song.imageUrl : null,
  isLocal: song.uri.startsWith("spotify:local:"),
});

/** Inserts new songs only: the library's data from Spotify is newer than a file. */
const insertSongs = upsertSongsSql(
  "$1",
  `(SELECT given.* FROM jsonb_to_recordset($2::jsonb) AS given(${songColumns})
  WHERE NOT EXISTS (SELECT 1 FROM songs s WHERE s.user_id = $1 AND s.uri = given.uri)) AS unknown`,
);

const insertPlaylist = `INSERT INTO playlists (user_id, origin, name, description, position, track_count)
  VALUES ($1, 'local', $2, $3, $4, $5) RETURNING id`;
const insertItems = `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
  SELECT $1, place - 1, s.id, ${itemKindSql("s")}, given.added_at
  FROM unnest($2::uuid[], $3::timestamptz[]) WITH ORDINALITY AS given(song_id, added_at, place)
  JOIN songs s ON s.id = given.song_id`;

const maxNameLength = 100;

/** Returns the name, with a number appended if it is taken. */
function findFreeName(wanted: string, taken: Set<string>): string {
  const base = wanted.trim() || untitled;
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = base.slice(0, maxNameLength - suffix.length).toWellFormed() + suffix;
    if (!taken.has(name)) return name;
  }
}

/** Returns the ids of the library's songs that the playlists contain, by URI. */
async function findSongIds(client: pg.PoolClient, userId: string, playlists: FilePlaylist[]) {
  const uris = new Set(playlists.flatMap(({ items }) => items.flatMap(({ uri }) => uri ?? [])));
  const { rows } = await client.query<{ id: string; uri: string }>(
    "SELECT id, uri FROM songs WHERE user_id = $1 AND uri = ANY($2)",
    [userId, [...uris]],
  );
  return new Map(rows.map(({ id, uri }) => [uri, id]));
}

/** Matches the entries of a playlist with songs of the library and records a reason for each entry without one. */
function matchItems(items: FileEntry[], ids: Map<string, string>, skipped: Skipped, playlist: string) {
  return items.flatMap(({ uri, addedAt }) => {
    const id = uri === null ? undefined : ids.get(uri);
    if (id) return [{ id, addedAt }];
    if (uri === null) skipped.add("withdrawn", [playlist]);
    else skipped.add(spotifyUri.test(uri) ? "unknown" : "not_spotify", [uri]);
    return [];
  });
}

/**
 * Imports an exported library in one transaction: each playlist becomes a new local playlist before the existing ones, and
 * the liked songs become one more. Overwrites nothing and makes no call to Spotify.
 */
export async function importLibrary({ userId }: UserContext, file: LibraryFile): Promise<ImportReport> {
  const skipped: Skipped = new SkipReasons();
  const songs = file.songs.filter(({ uri }) => {
    const isValid = spotifyUri.test(uri);
    if (!isValid) skipped.add("not_spotify", [uri]);
    return isValid;
  });
  const liked = { name: "Liked songs", description: "", access: "owner", items: file.likedSongs } as const;
  const all: FilePlaylist[] = [...file.playlists, ...(liked.items.length > 0 ? [liked] : [])];
  const readable = all.filter(({ access, name }) => {
    if (access === "metadata") skipped.add("not_readable", [name]);
    return access === "owner";
  });
  return sqlTransaction(async client => {
    const rows = songs.map(song => songRow(songFromFile(song)));
    const created = await client.query(insertSongs, [userId, JSON.stringify(rows)]);
    const ids = await findSongIds(client, userId, readable);
    const { rows: existing } = await client.query<{ name: string; position: number }>(
      "SELECT name, position FROM playlists WHERE user_id = $1",
      [userId],
    );
    const taken = new Set(existing.map(({ name }) => name));
    let position = Math.min(0, ...existing.map(playlist => playlist.position)) - readable.length;
    const playlists: ImportReport["playlists"] = [];
    for (const playlist of readable) {
      const items = matchItems(playlist.items, ids, skipped, playlist.name);
      const name = findFreeName(playlist.name, taken);
      taken.add(name);
      const { rows } = await client.query<{ id: string }>(insertPlaylist, [
        userId,
        name,
        playlist.description,
        position++,
        items.length,
      ]);
      const id = rows[0]?.id ?? "";
      await client.query(insertItems, [id, items.map(item => item.id), items.map(item => item.addedAt)]);
      playlists.push({ id, name, nameInFile: playlist.name, trackCount: items.length });
    }
    return { playlists, songs: { created: created.rowCount ?? 0 }, leftOut: skipped.list() };
  });
}
