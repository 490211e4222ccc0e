import { randomUUID } from "node:crypto";
import { songSearchText } from "@/lib/library/search/search-text";
import { sql } from "@/lib/platform/db";
import type { BenchSong } from "./catalog";

const names = ["songs_terms_idx", "songs_user_id_search_text_idx"];
let definitions: string[] = [];

/** Removes the indexes of the search. `createIndexes` builds them again. */
export async function dropIndexes(): Promise<void> {
  const rows = await sql<{ definition: string }>(
    "SELECT pg_get_indexdef(name::regclass) AS definition FROM unnest($1::text[]) name",
    [names],
  );
  definitions = rows.map(({ definition }) => definition);
  await sql(`DROP INDEX ${names.join(", ")}`);
}

export async function createIndexes(): Promise<void> {
  for (const definition of definitions) await sql(definition);
  await sql("ALTER INDEX songs_terms_idx ALTER COLUMN 1 SET STATISTICS 0");
}

/** Stores the songs with the lines of their search text, from which libraries are put together. */
export async function storeCatalog(songs: BenchSong[]): Promise<void> {
  await sql(
    `CREATE UNLOGGED TABLE bench_songs (i int PRIMARY KEY, title text, artists jsonb, album_id text, album text, lines text[])`,
  );
  const rows = songs.map((song, i) => ({
    i,
    title: song.title,
    artists: song.artists,
    album_id: song.album.id,
    album: song.album.name,
    lines: songSearchText(song).split("\n"),
  }));
  for (let start = 0; start < rows.length; start += 1_000)
    await sql(
      `INSERT INTO bench_songs SELECT * FROM jsonb_to_recordset($1)
         AS row(i int, title text, artists jsonb, album_id text, album text, lines text[])`,
      [JSON.stringify(rows.slice(start, start + 1_000))],
    );
}

/**
 * Fills the library of a new person. The first songs are the catalog's; further ones have the title, the artists and the album of
 * different songs, so that words are as frequent as in real libraries.
 */
export async function createLibrary(songs: number): Promise<string> {
  const userId = randomUUID();
  await sql("INSERT INTO users (id, email, username) VALUES ($1::uuid, $1::text, 'bench')", [userId]);
  await sql(
    `INSERT INTO songs (user_id, uri, spotify_id, title, duration_ms, artists, album_id, album_name, image_url, release_year,
       search_text)
     SELECT $1, 'spotify:track:' || n, n, a.title, 200000, b.artists, (n / size) || c.album_id, c.album,
       'https://i.scdn.co/image/' || md5(c.album_id), 1960 + abs(hashtext(c.album_id)) % 65,
       concat_ws(E'\\n', a.lines[1], b.lines[2], c.lines[3], a.lines[4], a.lines[5])
     FROM (SELECT n, (SELECT count(*)::int FROM bench_songs) AS size FROM generate_series(0, $2::int - 1) n) numbers
     JOIN bench_songs a ON a.i = n % size
     JOIN bench_songs b ON b.i = (n + n / size * 1009) % size
     JOIN bench_songs c ON c.i = (n + n / size * 2003) % size`,
    [userId, songs],
  );
  return userId;
}

/** Gives a person likes, plays and playlists. */
export async function createHabits(userId: string): Promise<void> {
  const some = (share: number) =>
    `FROM songs s WHERE s.user_id = $1 AND abs(hashtext(s.id::text)) % 1000 < ${share * 1000}`;
  await sql(
    `INSERT INTO liked_songs (song_id, user_id, added_at) SELECT s.id, $1, now() - hashtext(s.uri) % 1000 * interval '1 day' ${some(0.1)}`,
    [userId],
  );
  await sql(
    `INSERT INTO plays (user_id, song_id, played_at, source)
     SELECT $1, s.id, now() - n * interval '7 hours' - s.duration_ms * interval '1 ms', 'bench'
     FROM generate_series(1, 10) n, LATERAL (SELECT * ${some(0.05)}) s`,
    [userId],
  );
  await sql(
    `INSERT INTO playlists (user_id, name, origin)
     SELECT $1, title, 'local' FROM bench_songs WHERE i < 200`,
    [userId],
  );
  await sql(
    `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT p.id, 0, s.id, 'song', now() FROM songs s
     JOIN (SELECT id, row_number() OVER () AS place FROM playlists WHERE user_id = $1) p ON p.place = 1 + abs(hashtext(s.uri)) % 200
     WHERE s.user_id = $1`,
    [userId],
  );
}
