import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { SkipReasons } from "@/lib/library/skip-reasons";
import { itemKindSql } from "@/lib/library/song-sql";
import { songColumns, upsertSongsSql } from "@/lib/library/write-songs";
import { sqlTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { FileEntry, FilePlaylist, FileSong, ImportReport, LibraryFile } from "@/lib/schemas/export";

const skipReasons = {
  withdrawn: "Spotify had withdrawn this song when the file was written",
  unknown: "The file does not describe this song, and your library does not have it",
  notSpotify: "Not the URI of a Spotify track, episode or local file",
  metadata: "A playlist of somebody else: its songs were never known here",
};

const spotifyUri = /^spotify:(?:(?:track|episode):([0-9A-Za-z]{22})|local:\S+)$/;

/** A file may come from anybody: a cover is fetched from nowhere but Spotify. */
function isSpotifyImage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, hostname } = new URL(address);
  if (origin === env().SPOTIFY_API_URL) return true;
  return protocol === "https:" && /(^|\.)(scdn\.co|spotifycdn\.com)$/.test(hostname);
}

/** A row of `songs`, as `songColumns` names its columns. What the URI says is not asked of the file. */
const toSongRow = (song: FileSong) => ({
  uri: song.uri,
  spotify_id: spotifyUri.exec(song.uri)?.[1] ?? null,
  title: song.title || "Untitled",
  duration_ms: song.durationMs,
  artists: song.artists.map(({ id, name }) => ({ id, name })),
  album_id: song.album?.id ?? null,
  album_name: song.album?.name ?? null,
  image_url: song.imageUrl && isSpotifyImage(song.imageUrl) ? song.imageUrl : null,
  isrc: song.isrc,
  is_local: song.uri.startsWith("spotify:local:"),
  is_playable: song.isPlayable,
});

/** Songs that the library has stay as they are: what Spotify said of them is newer than a file. */
const insertSongs =
  upsertSongsSql(`(SELECT given.* FROM jsonb_to_recordset($2::jsonb) AS given(${songColumns})
  WHERE NOT EXISTS (SELECT 1 FROM songs s WHERE s.user_id = $1 AND s.uri = given.uri)) AS unknown`);

const insertPlaylist = `INSERT INTO playlists (user_id, origin, name, description, position, track_count)
  VALUES ($1, 'local', $2, $3, $4, $5) RETURNING id`;
const insertItems = `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
  SELECT $1, place - 1, s.id, ${itemKindSql("s")}, given.added_at
  FROM unnest($2::uuid[], $3::timestamptz[]) WITH ORDINALITY AS given(song_id, added_at, place)
  JOIN songs s ON s.id = given.song_id`;

const maxNameLength = 100;

/** The name, or with the first free number behind it. */
function findFreeName(wanted: string, taken: Set<string>): string {
  const base = wanted.trim() || "Untitled";
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = base.slice(0, maxNameLength - suffix.length).toWellFormed() + suffix;
    if (!taken.has(name)) return name;
  }
}

/** The ids of all songs of the library that the lists name, by URI. */
async function findSongIds(client: pg.PoolClient, userId: string, lists: FilePlaylist[]) {
  const uris = new Set(lists.flatMap(({ items }) => items.flatMap(({ uri }) => uri ?? [])));
  const { rows } = await client.query<{ id: string; uri: string }>(
    "SELECT id, uri FROM songs WHERE user_id = $1 AND uri = ANY($2)",
    [userId, [...uris]],
  );
  return new Map(rows.map(({ id, uri }) => [uri, id]));
}

function matchItems(items: FileEntry[], ids: Map<string, string>, leftOut: SkipReasons, list: string) {
  return items.flatMap(({ uri, addedAt }) => {
    const id = uri === null ? undefined : ids.get(uri);
    if (id) return [{ id, addedAt }];
    if (uri === null) leftOut.add(skipReasons.withdrawn, [list]);
    else leftOut.add(spotifyUri.test(uri) ? skipReasons.unknown : skipReasons.notSpotify, [uri]);
    return [];
  });
}

/**
 * Brings an exported library back, all of it or nothing: each playlist as a new local one, before those that are here, and
 * the liked songs as one more. Nothing that is here is overwritten, and Spotify is not asked.
 */
export async function importLibrary({ userId }: UserContext, file: LibraryFile): Promise<ImportReport> {
  const leftOut = new SkipReasons();
  const songs = file.songs.filter(({ uri }) => {
    if (!spotifyUri.test(uri)) leftOut.add(skipReasons.notSpotify, [uri]);
    return spotifyUri.test(uri);
  });
  const liked = { name: "Liked songs", description: "", access: "owner", items: file.likedSongs } as const;
  const all: FilePlaylist[] = [...file.playlists, ...(liked.items.length > 0 ? [liked] : [])];
  const lists = all.filter(({ access, name }) => {
    if (access === "metadata") leftOut.add(skipReasons.metadata, [name]);
    return access === "owner";
  });
  return sqlTransaction(async client => {
    const created = await client.query(insertSongs, [userId, JSON.stringify(songs.map(toSongRow))]);
    const ids = await findSongIds(client, userId, lists);
    const { rows: present } = await client.query<{ name: string; position: number }>(
      "SELECT name, position FROM playlists WHERE user_id = $1",
      [userId],
    );
    const taken = new Set(present.map(({ name }) => name));
    let position = Math.min(0, ...present.map(playlist => playlist.position)) - lists.length;
    const playlists: ImportReport["playlists"] = [];
    for (const list of lists) {
      const items = matchItems(list.items, ids, leftOut, list.name);
      const name = findFreeName(list.name, taken);
      taken.add(name);
      const { rows } = await client.query<{ id: string }>(insertPlaylist, [
        userId,
        name,
        list.description,
        position++,
        items.length,
      ]);
      const id = rows[0]?.id ?? "";
      await client.query(insertItems, [id, items.map(item => item.id), items.map(item => item.addedAt)]);
      playlists.push({ id, name, nameInFile: list.name, trackCount: items.length });
    }
    return { playlists, songs: { created: created.rowCount ?? 0 }, leftOut: leftOut.list() };
  });
}
