import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { translator } from "@/lib/i18n/translator";
import type { SongData } from "@/lib/library/from-spotify";
import { readableName } from "@/lib/library/missing-names";
import { refreshStatistics } from "@/lib/library/refresh-statistics";
import { countLibrary, requireWithinLimit } from "@/lib/library/require-room";
import { SkipReasons } from "@/lib/library/skip-reasons";
import { itemKindSql } from "@/lib/library/song-sql";
import { songColumns, songRow, upsertSongsSql } from "@/lib/library/write-songs";
import { personTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { FileEntry, FileSong, ImportReport, LibraryFile } from "@/lib/schemas/export";
import { createNameFinder } from "./free-names";
import { type Skipped, type UsablePlaylist, usableEntries } from "./usable-entries";

type ImportOptions = { keepsLikes?: boolean; fileNames?: string[] };

/** A library can have odd URIs, such as a local file without a name. */
const spotifyUri = /^spotify:(?:(?:track|episode):([0-9A-Za-z]{22})$|[a-z]+:)/;

/** The file may come from a stranger, so only image addresses of Spotify are accepted. */
function isSpotifyImage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, hostname } = new URL(address);
  if (origin === env().SPOTIFY_API_URL) return true;
  return protocol === "https:" && /(^|\.)(scdn\.co|spotifycdn\.com)$/.test(hostname);
}

/** Tells if a title is the word with which earlier releases replaced a missing one. The URI of a local file contains its title. */
const isPlaceholder = ({ uri, title }: FileSong) =>
  title === "Untitled" && uri.startsWith("spotify:local:") && !/:Untitled(:\d*)?$/.test(uri);

/** Converts a song of the file. Derives its id and kind from the URI and ignores other claims of the file. */
const songFromFile = (song: FileSong): SongData => ({
  ...song,
  spotifyId: spotifyUri.exec(song.uri)?.[1] ?? null,
  title: isPlaceholder(song) ? "" : song.title,
  imageUrl: song.imageUrl && isSpotifyImage(song.imageUrl) ? song.imageUrl : null,
  isLocal: song.uri.startsWith("spotify:local:"),
});

/** Inserts new songs only, because the library's data is newer than the file. */
const insertSongs = upsertSongsSql(
  "$1",
  `(SELECT input.* FROM jsonb_to_recordset($2::jsonb) AS input(${songColumns})
  WHERE NOT EXISTS (SELECT 1 FROM songs s WHERE s.user_id = $1 AND s.uri = input.uri)) AS new_songs`,
);

/** Large enough for few statements, and small enough for statements that take less than a second. */
const rowsPerStatement = 10_000;

const insertPlaylists = `INSERT INTO playlists (id, user_id, origin, name, description, position, track_count)
  SELECT id, $1, 'local', name, description, position, track_count
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::int[]) AS input(id, name, description, position, track_count)`;
const insertItems = `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
  SELECT input.playlist_id, input.position, s.id, ${itemKindSql("s")}, input.added_at
  FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::timestamptz[]) AS input(playlist_id, position, song_id, added_at)
  JOIN songs s ON s.id = input.song_id`;

/** Inserts rows with a statement that takes one array for each column. */
async function insertRows<Row extends unknown[]>(
  client: pg.PoolClient,
  statement: string,
  rows: Row[],
  values: unknown[] = [],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = rows.slice(start, start + rowsPerStatement);
    const columns = part[0]?.map((_, column) => part.map(row => row[column])) ?? [];
    await client.query(statement, [...values, ...columns]);
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

type MatchedPlaylist = {
  id: string;
  nameInFile: string;
  description: string;
  items: ReturnType<typeof matchItems>;
};

/** Gives the playlists of a file their names and their places before the existing playlists. */
async function placePlaylists(client: pg.PoolClient, userId: string, playlists: MatchedPlaylist[]) {
  const { rows: existing } = await client.query<{ name: string; position: number }>(
    "SELECT name, position FROM playlists WHERE user_id = $1",
    [userId],
  );
  const findFreeName = createNameFinder(existing.map(({ name }) => name));
  const first = existing.reduce((lowest, { position }) => Math.min(lowest, position), 0) - playlists.length;
  return playlists.map((playlist, index) => ({
    ...playlist,
    name: findFreeName(playlist.nameInFile),
    position: first + index,
  }));
}

/** The order of the likes of a file without dates, which become likes of now. */
const insertLikes = `INSERT INTO liked_songs (song_id, user_id, added_at)
  SELECT DISTINCT ON (s.id) s.id, $1::uuid, CASE input.added_at WHEN 'epoch' THEN now() - place * interval '1 ms' ELSE input.added_at END
  FROM unnest($2::text[], $3::timestamptz[]) WITH ORDINALITY AS input(uri, added_at, place)
  JOIN songs s ON s.user_id = $1 AND s.uri = input.uri ORDER BY s.id, place
  ON CONFLICT (song_id) DO NOTHING RETURNING song_id AS "songId"`;
const insertImport =
  "INSERT INTO library_imports (user_id, file_names, playlist_ids, liked_song_ids, songs_created) VALUES ($1, $2, $3, $4, $5) RETURNING id";

/** Tells if likes can be kept as likes: the next import from Spotify would remove those that Spotify does not know. */
async function hasOwnLikes(client: pg.PoolClient, userId: string): Promise<boolean> {
  const { rowCount } = await client.query("SELECT 1 FROM spotify_connections WHERE user_id = $1", [userId]);
  return rowCount === 0;
}

async function writeLibrary(
  client: pg.PoolClient,
  { userId, locale }: UserContext,
  file: LibraryFile,
  { keepsLikes = false, fileNames = [] }: ImportOptions,
): Promise<ImportReport> {
  const skipped: Skipped = new SkipReasons();
  const usable = usableEntries(locale, file, skipped);
  const songs = usable.songs.filter(({ uri }) => {
    const isValid = spotifyUri.test(uri);
    if (!isValid) skipped.add("not_spotify", [uri]);
    return isValid;
  });
  const liked = {
    name: translator(locale, "liked")("title"),
    description: "",
    access: "owner",
    items: usable.likedSongs,
  } as const;
  const areLikes = keepsLikes && (await hasOwnLikes(client, userId));
  const all: UsablePlaylist[] = [
    ...usable.playlists,
    ...(liked.items.length > 0 && !areLikes ? [liked] : []),
  ];
  const readable = all.filter(({ access, name }) => {
    if (access === "metadata") skipped.add("not_readable", [readableName(locale, name)]);
    return access === "owner";
  });
  const before = await countLibrary(client, userId);
  const rows = songs.map(song => songRow(songFromFile(song)));
  const created = (await client.query(insertSongs, [userId, JSON.stringify(rows)])).rowCount ?? 0;
  const likes = areLikes
    ? await client.query<{ songId: string }>(insertLikes, [
        userId,
        liked.items.map(({ uri }) => uri),
        liked.items.map(({ addedAt }) => addedAt),
      ])
    : null;
  const ids = await findSongIds(client, userId, readable);
  const matched = readable.map(({ name, description, items }) => ({
    id: randomUUID(),
    nameInFile: name,
    description,
    items: matchItems(items, ids, skipped, readableName(locale, name)),
  }));
  const items = matched.flatMap(playlist =>
    playlist.items.map(({ id, addedAt }, position) => [playlist.id, position, id, addedAt]),
  );
  requireWithinLimit("songs", before.songs + created);
  requireWithinLimit("playlists", before.playlists + matched.length);
  requireWithinLimit("items", before.items + items.length);
  for (const playlist of matched) requireWithinLimit("itemsOfPlaylist", playlist.items.length);
  const playlists = await placePlaylists(client, userId, matched);
  const playlistRows = playlists.map(playlist => [
    playlist.id,
    playlist.name,
    playlist.description,
    playlist.position,
    playlist.items.length,
  ]);
  await insertRows(client, insertPlaylists, playlistRows, [userId]);
  await insertRows(client, insertItems, items);
  const stored = await client.query<{ id: string }>(insertImport, [
    userId,
    fileNames,
    playlists.map(({ id }) => id),
    likes?.rows.map(({ songId }) => songId) ?? [],
    created,
  ]);
  return {
    id: stored.rows[0]?.id ?? "",
    playlists: playlists.map(({ id, name, nameInFile, items }) => ({
      id,
      name: readableName(locale, name),
      nameInFile: readableName(locale, nameInFile.trim()),
      trackCount: items.length,
    })),
    songs: { created },
    likedSongs: { added: likes?.rowCount ?? 0 },
    leftOut: skipped.list(),
  };
}

/**
 * Imports an exported library in one transaction. Each playlist of the file becomes a new local playlist before the existing
 * playlists; its liked songs become another, or likes (`keepsLikes`) while no Spotify account is connected. Overwrites nothing and makes no
 * call to Spotify.
 * @throws AppError library_full
 */
export async function importLibrary(
  ctx: UserContext,
  file: LibraryFile,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const report = await personTransaction(ctx.userId, client => writeLibrary(client, ctx, file, options));
  const items = report.playlists.reduce((sum, { trackCount }) => sum + trackCount, 0);
  await refreshStatistics(report.songs.created + items);
  return report;
}
