import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { type SongData, untitled } from "@/lib/library/from-spotify";
import { SkipReasons } from "@/lib/library/skip-reasons";
import { itemKindSql } from "@/lib/library/song-sql";
import { songColumns, songRow, upsertSongsSql } from "@/lib/library/write-songs";
import { personTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { FileEntry, FileSong, ImportReport, LibraryFile } from "@/lib/schemas/export";
import { type Skipped, type UsablePlaylist, usableEntries } from "./usable-entries";

/** A library can have odd URIs, such as a local file without a name. */
const spotifyUri = /^spotify:(?:(?:track|episode):([0-9A-Za-z]{22})$|[a-z]+:)/;

/** The file may come from a stranger, so only image addresses of Spotify are accepted. */
function isSpotifyImage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, hostname } = new URL(address);
  if (origin === env().SPOTIFY_API_URL) return true;
  return protocol === "https:" && /(^|\.)(scdn\.co|spotifycdn\.com)$/.test(hostname);
}

/** Converts a song of the file. Derives its id and kind from the URI and ignores other claims of the file. */
const songFromFile = (song: FileSong): SongData => ({
  ...song,
  spotifyId: spotifyUri.exec(song.uri)?.[1] ?? null,
  title: song.title || untitled,
  imageUrl: song.imageUrl && isSpotifyImage(song.imageUrl) ? song.imageUrl : null,
  isLocal: song.uri.startsWith("spotify:local:"),
});

/** Inserts new songs only, because the library's data is newer than the file. */
const insertSongs = upsertSongsSql(
  "$1",
  `(SELECT input.* FROM jsonb_to_recordset($2::jsonb) AS input(${songColumns})
  WHERE NOT EXISTS (SELECT 1 FROM songs s WHERE s.user_id = $1 AND s.uri = input.uri)) AS new_songs`,
);

const insertPlaylist = `INSERT INTO playlists (user_id, origin, name, description, position, track_count)
  VALUES ($1, 'local', $2, $3, $4, $5) RETURNING id`;
const insertItems = `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
  SELECT $1, ordinal - 1, s.id, ${itemKindSql("s")}, input.added_at
  FROM unnest($2::uuid[], $3::timestamptz[]) WITH ORDINALITY AS input(song_id, added_at, ordinal)
  JOIN songs s ON s.id = input.song_id`;

/** More than Spotify or Tonearm allow, so that names of a library stay as they are. */
const maxNameLength = 1_000;

/** Returns the name, with a number appended if it is taken. */
function findFreeName(name: string, usedNames: Set<string>): string {
  const base = name.trim() ? name : untitled;
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const candidate = base.slice(0, maxNameLength - suffix.length).toWellFormed() + suffix;
    if (!usedNames.has(candidate)) return candidate;
  }
}

/** Returns the ids of the library's songs that the playlists contain, by URI. */
async function findSongIds(client: pg.PoolClient, userId: string, playlists: UsablePlaylist[]) {
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

async function writeLibrary(client: pg.PoolClient, userId: string, file: LibraryFile): Promise<ImportReport> {
  const skipped: Skipped = new SkipReasons();
  const usable = usableEntries(file, skipped);
  const songs = usable.songs.filter(({ uri }) => {
    const isValid = spotifyUri.test(uri);
    if (!isValid) skipped.add("not_spotify", [uri]);
    return isValid;
  });
  const liked = { name: "Liked songs", description: "", access: "owner", items: usable.likedSongs } as const;
  const all: UsablePlaylist[] = [...usable.playlists, ...(liked.items.length > 0 ? [liked] : [])];
  const readable = all.filter(({ access, name }) => {
    if (access === "metadata") skipped.add("not_readable", [name]);
    return access === "owner";
  });
  const rows = songs.map(song => songRow(songFromFile(song)));
  const created = await client.query(insertSongs, [userId, JSON.stringify(rows)]);
  const ids = await findSongIds(client, userId, readable);
  const { rows: existing } = await client.query<{ name: string; position: number }>(
    "SELECT name, position FROM playlists WHERE user_id = $1",
    [userId],
  );
  const usedNames = new Set(existing.map(({ name }) => name));
  let position = Math.min(0, ...existing.map(playlist => playlist.position)) - readable.length;
  const playlists: ImportReport["playlists"] = [];
  for (const playlist of readable) {
    const items = matchItems(playlist.items, ids, skipped, playlist.name);
    const name = findFreeName(playlist.name, usedNames);
    usedNames.add(name);
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
}

/**
 * Imports an exported library in one transaction. Each playlist of the file becomes a new local playlist before the existing
 * playlists; its liked songs become another. Overwrites nothing and makes no call to Spotify.
 */
export const importLibrary = ({ userId }: UserContext, file: LibraryFile): Promise<ImportReport> =>
  personTransaction(userId, client => writeLibrary(client, userId, file));
