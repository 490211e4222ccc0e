import { expect, it } from "vitest";
import { sql, sqlTransaction } from "@/lib/platform/db";
import { onlyDeep } from "@/testing/depth";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";

const deepIt = onlyDeep(it);

/** Rows that the triggers keep, and the same computed from the lists and the plays. */
const selectKept = `SELECT song_id, title, artist, album, duration_ms, added_at, plays, last_played_at
  FROM library_songs WHERE user_id = $1 ORDER BY song_id`;
const selectComputed = `SELECT s.id AS song_id, left(s.title, 200) AS title, left(s.artists->0->>'name', 200) AS artist,
    left(s.album_name, 200) AS album, s.duration_ms, COALESCE(min(NULLIF(lists.added_at, 'epoch')), 'epoch') AS added_at,
    (SELECT count(*)::int FROM plays p WHERE p.song_id = s.id AND p.is_play) AS plays,
    (SELECT max(played_at) FROM plays p WHERE p.song_id = s.id AND p.is_play) AS last_played_at
  FROM songs s JOIN (
    SELECT song_id, added_at FROM liked_songs
    UNION ALL SELECT i.song_id, i.added_at FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id WHERE p.user_id IS NOT NULL) lists
    ON lists.song_id = s.id
  WHERE s.user_id = $1 GROUP BY s.id ORDER BY s.id`;

const some = (salt: number) => `abs(hashtext(s.id::text || '${salt}')) % 3 = 0`;

/** Statements that the app, an import of many plays and its undo make. Each takes the person. */
const statements: Record<string, (salt: number) => string> = {
  like: salt => `INSERT INTO liked_songs (song_id, user_id, added_at)
    SELECT s.id, $1, CASE WHEN ${some(1)} THEN 'epoch' ELSE '2020-01-01'::timestamptz + interval '1 day' * ${salt} END
    FROM songs s WHERE s.user_id = $1 AND ${some(salt)}
    ON CONFLICT (song_id) DO UPDATE SET added_at = EXCLUDED.added_at`,
  unlike: salt =>
    `DELETE FROM liked_songs s WHERE user_id = $1 AND abs(hashtext(s.song_id::text || '${salt}')) % 3 = 0`,
  "add items": salt => `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
    SELECT p.id, 100 + row_number() OVER (), s.id, 'song', '2019-01-01'::timestamptz + interval '1 day' * ${salt}
    FROM playlists p, songs s WHERE p.user_id = $1 AND s.user_id = $1 AND ${some(salt)}`,
  "remove items": salt => `DELETE FROM playlist_items i USING playlists p, songs s
    WHERE p.id = i.playlist_id AND p.user_id = $1 AND s.id = i.song_id AND ${some(salt)}`,
  "move items":
    salt => `UPDATE playlist_items i SET position = i.position + 1, added_at = CASE WHEN ${some(salt)} THEN now() ELSE i.added_at END
    FROM songs s WHERE s.user_id = $1 AND i.song_id = s.id`,
  "delete a playlist": () => `UPDATE playlists SET user_id = NULL, deleted_by_id = $1, deleted_at = now()
    WHERE id = (SELECT id FROM playlists WHERE user_id = $1 ORDER BY id LIMIT 1)`,
  "restore playlists": () =>
    "UPDATE playlists SET user_id = $1, deleted_by_id = NULL, deleted_at = NULL WHERE deleted_by_id = $1",
  "import plays": salt => `INSERT INTO plays (user_id, song_id, played_at, source, ms_played)
    SELECT $1, s.id, '2021-01-01'::timestamptz + interval '1 hour' * (n * ${salt}), 'file ${salt}', n * 20000
    FROM songs s, generate_series(1, 1 + ${salt} % 4) n WHERE s.user_id = $1 AND ${some(salt)} ON CONFLICT DO NOTHING`,
  "undo an import": () =>
    "DELETE FROM plays WHERE user_id = $1 AND source = (SELECT max(source) FROM plays WHERE user_id = $1)",
  "skip plays": salt => `UPDATE plays p SET ms_played = 50000 - COALESCE(p.ms_played, 0)
    FROM songs s WHERE p.user_id = $1 AND s.id = p.song_id AND ${some(salt)}`,
  "change plays": salt => `UPDATE plays p SET played_at = p.played_at + interval '1 minute' * ${salt}
    FROM songs s WHERE p.user_id = $1 AND s.id = p.song_id AND ${some(salt)}`,
  "rename songs":
    salt => `UPDATE songs s SET title = 'Title ${salt}', album_name = 'Album', artists = '[{"name": "Ada"}]', duration_ms = ${salt}
    WHERE s.user_id = $1 AND ${some(salt)}`,
  "delete a song": () =>
    "DELETE FROM songs WHERE id = (SELECT id FROM songs WHERE user_id = $1 ORDER BY id LIMIT 1)",
};

it("What the library keeps of its songs is right after every statement that changes lists or plays", async () => {
  const ctx = await createUser();
  await createLocalPlaylist(ctx, 8);
  await createLocalPlaylist(ctx, 8);
  const names = Object.keys(statements);
  // Each statement follows on others, in orders that differ by round.
  for (const round of [1, 2, 3, 5, 7])
    for (const [index] of names.entries()) {
      const name = names[(index * round + round) % names.length] ?? "";
      await sql(statements[name]?.(round * 13 + index) ?? "", [ctx.userId]);
      const kept = await sql(selectKept, [ctx.userId]);
      expect({ name, songs: kept }).toEqual({ name, songs: await sql(selectComputed, [ctx.userId]) });
    }
});

it("The songs of a deleted account leave nothing behind", async () => {
  const ctx = await createUser();
  const { songIds } = await createLocalPlaylist(ctx, 3);
  await sql("DELETE FROM users WHERE id = $1", [ctx.userId]);
  expect(await sql("SELECT 1 FROM library_songs WHERE song_id = ANY ($1)", [songIds])).toEqual([]);
});

deepIt("A change of 10,000 plays is counted soon after a connection has changed none", async () => {
  const ctx = await createUser();
  await createLocalPlaylist(ctx, 1);
  await sql(
    `INSERT INTO plays (user_id, song_id, played_at, source, ms_played)
     SELECT $1, s.id, '2021-01-01'::timestamptz + interval '1 hour' * n, 'file', 40000
     FROM songs s, generate_series(1, 10000) n WHERE s.user_id = $1`,
    [ctx.userId],
  );
  await sqlTransaction(async client => {
    await client.query("UPDATE plays SET import_id = NULL WHERE false");
    await client.query("SET LOCAL statement_timeout = '15s'");
    await client.query("UPDATE plays SET import_id = gen_random_uuid() WHERE user_id = $1", [ctx.userId]);
  });
});
