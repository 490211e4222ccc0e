import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { expect, inject, it, onTestFinished } from "vitest";

const readMigration = (name: string) => readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8");

/** Creates a database with the migrations before the given one. */
async function databaseBefore(migration: string): Promise<pg.Client> {
  const server = new pg.Client({ connectionString: inject("postgresUrl") });
  await server.connect();
  await server.query("CREATE DATABASE before_migration");
  const address = new URL(inject("postgresUrl"));
  address.pathname = "/before_migration";
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await server.query("DROP DATABASE before_migration");
    await server.end();
  });
  const earlier = readdirSync("prisma/migrations")
    .filter(name => /^\d/.test(name) && name < migration)
    .sort();
  for (const name of earlier) await client.query(readMigration(name));
  return client;
}

it("The migration to plain names turns the sentences of ended shuffles into reasons", async () => {
  const migration = "20261127155700_plain_names";
  const client = await databaseBefore(migration);
  await client.query(
    `INSERT INTO users (email, username, password_hash) VALUES ('ada@example.org', 'Ada', 'none')`,
  );
  await client.query(
    `INSERT INTO shuffle_sessions (user_id, source, name, seed, ended_reason)
     SELECT users.id, source, source, 'seed', reason FROM users, (VALUES
       ('1 playing', NULL),
       ('2 one playlist', 'Its playlist was deleted, here or on Spotify.'),
       ('3 two playlists', 'Its playlists were deleted, here or on Spotify.')) AS given(source, reason)`,
  );
  await client.query(readMigration(migration));
  const { rows } = await client.query("SELECT ended_reason FROM shuffle_sessions ORDER BY source");
  expect(rows.map(row => row.ended_reason)).toEqual([null, "playlist_deleted", "playlists_deleted"]);
});

it("The migration of missing names empties the word only where it cannot be a name", async () => {
  const migration = "20261128091500_missing_names";
  const client = await databaseBefore(migration);
  await client.query(
    `INSERT INTO users (email, username, password_hash) VALUES ('ada@example.org', 'Ada', 'none')`,
  );
  await client.query(
    `INSERT INTO songs (user_id, uri, title, duration_ms, artists)
     SELECT users.id, uri, 'Untitled', length, artists::jsonb FROM users, (VALUES
       ('spotify:local:Me:Tapes::200', 200, '[{"id": null, "name": "Me"}]'),
       ('spotify:local:Me:Tapes:Untitled:200', 200, '[{"id": null, "name": "Me"}]'),
       ('spotify:track:withdrawn', 0, '[{"id": "1", "name": ""}]'),
       ('spotify:track:real', 230000, '[{"id": "2", "name": "D’Angelo"}]'),
       ('spotify:track:silent', 0, '[{"id": "3", "name": "Cage"}]')) AS given(uri, length, artists)`,
  );
  await client.query(
    `INSERT INTO shuffle_sessions (user_id, source, name, seed)
     SELECT id, '{"kind":"likedSongs"}', 'Liked songs', 'seed' FROM users`,
  );
  await client.query(readMigration(migration));
  const { rows } = await client.query("SELECT uri FROM songs WHERE title = '' ORDER BY uri");
  expect(rows.map(({ uri }) => uri)).toEqual(["spotify:local:Me:Tapes::200", "spotify:track:withdrawn"]);
  expect((await client.query("SELECT name FROM shuffle_sessions")).rows).toEqual([{ name: "" }]);
});
