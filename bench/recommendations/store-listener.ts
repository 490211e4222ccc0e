import { randomUUID } from "node:crypto";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import type { Listener } from "./listener";

async function createPerson(): Promise<UserContext> {
  const userId = randomUUID();
  await sql("INSERT INTO users (id, email, username) VALUES ($1::uuid, $1::text, 'bench')", [userId]);
  return { userId, locale: "en" } as UserContext;
}

async function createImport(userId: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "INSERT INTO history_imports (user_id, state) VALUES ($1, 'completed') RETURNING id",
    [userId],
  );
  return row?.id ?? "";
}

/** Stores a listener as they were before the held-out weeks. @returns the ids of their songs */
export async function storeListener({ songs, streams, playlists }: Listener) {
  const ctx = await createPerson();
  const { userId } = ctx;
  const importId = await createImport(userId);
  const ids: string[] = songs.map(() => randomUUID());
  const artists = songs.map(({ artist }) => JSON.stringify([{ id: null, name: artist }]));
  await sql(
    `INSERT INTO songs (id, user_id, uri, title, duration_ms, artists, album_name, search_text)
     SELECT id, $1, 'spotify:track:' || id, title, 180000, artists::jsonb, album, ''
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) AS input(id, title, artists, album)`,
    [userId, ids, songs.map(({ title }) => title), artists, songs.map(({ album }) => album)],
  );
  const past = streams.filter(({ at }) => at > 0);
  await sql(
    `INSERT INTO plays (user_id, song_id, import_id, started_at, ended_at, played_at, ms_played, is_skipped, source)
     SELECT $1, song, $2, start, start + ms * interval '1 ms', start + ms * interval '1 ms', ms, skipped, 'spotify-extended'
     FROM (SELECT song, now() - at * interval '1 ms' AS start, ms, skipped
       FROM unnest($3::uuid[], $4::float[], $5::int[], $6::boolean[]) AS input(song, at, ms, skipped)) streams`,
    [
      userId,
      importId,
      past.map(({ song }) => ids[song]),
      past.map(({ at }) => at),
      past.map(({ ms }) => ms),
      past.map(({ skipped }) => skipped),
    ],
  );
  for (const list of playlists) {
    const [row] = await sql<{ id: string }>(
      "INSERT INTO playlists (user_id, name, origin, track_count) VALUES ($1, 'List', 'local', $2) RETURNING id",
      [userId, list.length],
    );
    await sql(
      `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
       SELECT $1, place - 1, id, 'song', now() - interval '100 days' FROM unnest($2::uuid[]) WITH ORDINALITY AS input(id, place)`,
      [row?.id, list.map(song => ids[song])],
    );
  }
  return { ctx, ids };
}

/** Stores a person with so many songs and plays over ten years, in sessions of 20, a third of the plays among a thousandth of the songs. */
export async function storeLargeHistory(songs: number, plays: number): Promise<UserContext> {
  const ctx = await createPerson();
  const { userId } = ctx;
  const importId = await createImport(userId);
  await sql(
    `INSERT INTO songs (user_id, uri, title, duration_ms, artists, album_id, album_name, search_text)
     SELECT $1, 'spotify:track:' || n, 'Song ' || n, 180000, json_build_array(json_build_object('id', 'a' || n % 2000, 'name', 'Artist ' || n % 2000)),
       'b' || n / 10, 'Album ' || n % 2000 || ' ' || n / 20000, '' FROM generate_series(1, $2::int) n`,
    [userId, songs],
  );
  await sql(
    `WITH numbered AS (SELECT id, row_number() OVER (ORDER BY uri) - 1 AS n FROM songs WHERE user_id = $1)
     INSERT INTO plays (user_id, song_id, import_id, started_at, ended_at, played_at, ms_played, is_skipped, source)
     SELECT $1, s.id, $2, start, start + interval '3 minutes', start + interval '3 minutes', 180000, p.n % 11 = 0, 'spotify-extended'
     FROM (SELECT n, now() - interval '10 years' + (n / 20) * interval '10 years' / ($4::int / 20) + (n % 20) * interval '200 seconds'
         - interval '1 day' AS start,
         floor($3::int * 0.9 * power((abs(hashtext(n::text)) % 100000) / 100000.0, 3))::int AS song
       FROM generate_series(0, $4::int - 1) n) p
     JOIN numbered s ON s.n = p.song`,
    [userId, importId, songs, plays],
  );
  await sql(
    `INSERT INTO liked_songs (song_id, user_id, added_at)
     SELECT id, $1, now() - interval '200 days' FROM songs WHERE user_id = $1 AND abs(hashtext(id::text)) % 10 = 0`,
    [userId],
  );
  await sql(
    `INSERT INTO playlists (user_id, name, origin, track_count) SELECT $1, 'List ' || n, 'local', 200 FROM generate_series(1, 150) n`,
    [userId],
  );
  await sql(
    `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT p.id, n, s.id, 'song', now() - interval '100 days'
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS p FROM playlists WHERE user_id = $1) p, generate_series(0, 199) n,
       LATERAL (SELECT id FROM songs WHERE user_id = $1 AND uri = 'spotify:track:' || (1 + abs(hashtext(p.p || ' ' || n)) % $2)) s`,
    [userId, songs],
  );
  await sql("ANALYZE songs, plays, liked_songs, playlists, playlist_items");
  return ctx;
}
