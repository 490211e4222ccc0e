import { createHash } from "node:crypto";
import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterEach, expect, it, vi } from "vitest";
import { checkKeys } from "@/lib/connections/check-keys";
import { sealedColumns } from "@/lib/connections/reseal-secrets";
import { open } from "@/lib/platform/crypto";
import { sql } from "@/lib/platform/db";
import { applyMigrations, migrationNames } from "@/lib/platform/db/migrations";
import { requireSetting } from "@/lib/platform/env";
import { closeQueue, jobQueue } from "@/lib/platform/jobs";
import { userCaller } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { createUser } from "@/testing/people";
import { trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { contentOf, relationsOf } from "@/testing/system/database-content";
import {
  createEmptyDatabase,
  createFolder,
  migrationsBefore,
  migrationsWith,
  useDatabaseAt,
} from "@/testing/system/databases";
import { query } from "@/testing/system/embedded-postgres";
import { omittedSchemas, omittedTables } from "./catalog";
import { verifyBackup } from "./read-backup";
import { requireKnownMigrations, restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";

const deepIt = onlyDeep(it);

const { connected, playlist, requests } = await simulated();

const source = requireSetting("DATABASE_URL");
const secrets = {
  APP_SECRET: requireSetting("APP_SECRET"),
  ENCRYPTION_KEYS: requireSetting("ENCRYPTION_KEYS"),
};
afterEach(() => sql("TRUNCATE users CASCADE"));

async function backUp(url = source): Promise<string> {
  const file = path.join(createFolder(), "tonearm.backup.gz");
  await writeBackup(url, secrets, createWriteStream(file));
  return file;
}

type Choices = { replace?: boolean; migrations?: string; beforeCommit?: () => void };

async function restore(url: string, file: string, { migrations, ...choices }: Choices = {}) {
  const manifest = await verifyBackup(file);
  requireKnownMigrations(manifest, file, migrations);
  const options = {
    replace: false,
    beforeCommit: () => undefined,
    ...choices,
    ...(migrations && { migrations }),
  };
  return restoreBackup(url, manifest, file, options);
}

/** Creates a connected person with an imported library, whose texts have every sign that COPY treats specially. */
async function createPerson() {
  const person = await connected();
  await playlist(person.spotifyUser, { name: "Mix", trackIds: [trackId(1), trackId(2), trackId(3)] });
  await runImport(person.ctx);
  const odd = "\\.\n\\N\r\n\ttab \\\\ \"quotes\" '' 🎧 \u2028 \\.";
  await sql("UPDATE playlists SET name = $1", [odd]);
  await sql("UPDATE songs SET title = $1, artists = $2", ["\\.", JSON.stringify([{ id: null, name: odd }])]);
  await sql(
    "INSERT INTO plays (user_id, song_id, played_at, source) SELECT user_id, id, '2026-01-02 03:04:05.678Z', 'x' FROM songs ON CONFLICT DO NOTHING",
  );
  return person;
}

it("A backup restores every row, every sealed secret and living connections into an empty database", async () => {
  const people = [await createPerson(), await createPerson()];
  const target = await createEmptyDatabase();
  const file = await backUp();
  await restore(target, file);
  const content = await contentOf(target);
  expect(content).toEqual(await contentOf(source));
  expect(content).toMatchObject({ users: { rows: 2 }, plays: { rows: expect.any(Number) } });

  await useDatabaseAt(target);
  await checkKeys();
  for (const [table, column] of sealedColumns) {
    const rows = await sql<{ user_id: string; sealed: string }>(
      `SELECT user_id, ${column}_sealed AS sealed FROM ${table}`,
    );
    for (const { user_id: userId, sealed } of rows) expect(open(sealed, { userId, column })).not.toBe("");
  }
  await sql("UPDATE spotify_connections SET access_token_expires_at = now()");
  for (const { ctx, spotifyUser } of people) {
    const profile = await callSpotify(userCaller(ctx.userId), { method: "GET", path: "/me" }, "click");
    expect(profile).toContain(`"id":"${spotifyUser}"`);
  }
  expect(await requests("/api/token")).toEqual(people.map(() => expect.objectContaining({ status: 200 })));
});

it("Every table is part of a backup or is left out for a reason", async () => {
  // Opening the queue creates its tables.
  await jobQueue().add("none", {}, { delay: 1_000_000, removeOnComplete: true });
  await closeQueue();
  const { tables } = await verifyBackup(await backUp());
  const names = tables.map(({ name }) => name);
  const missing = (await relationsOf(source)).filter(
    ({ schema, name }) => !omittedSchemas[schema] && !omittedTables[name] && !names.includes(name),
  );
  expect(missing).toEqual([]);
  expect((await relationsOf(source)).map(({ schema }) => schema)).toContain("bullmq");
  expect(names).toContain("spotify_call_windows");
});

const oddTables = `
  CREATE TYPE odd_mood AS ENUM ('calm', 'li,vely');
  CREATE TABLE "Odd ""one""" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent bigint REFERENCES "Odd ""one""", raw bytea, document jsonb,
    "double" bigint GENERATED ALWAYS AS (id * 2) STORED, moods odd_mood[], lasts interval, at timestamptz DEFAULT now(), ratio float8);
  CREATE TABLE odd_first (id serial PRIMARY KEY, second_id int);
  CREATE TABLE odd_second (id int PRIMARY KEY, first_id int REFERENCES odd_first);
  CREATE UNLOGGED TABLE odd_third (second_id int REFERENCES odd_second);
  ALTER TABLE odd_first ADD FOREIGN KEY (second_id) REFERENCES odd_second;
  CREATE TABLE odd_parts (day date NOT NULL, word text) PARTITION BY RANGE (day);
  CREATE TABLE odd_part PARTITION OF odd_parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  CREATE VIEW odd_view AS SELECT * FROM odd_parts`;
const oddRows = `
  INSERT INTO "Odd ""one""" (parent, raw, document, moods, lasts, ratio) VALUES
    (NULL, '\\x00ff5c2e0a', '{"a": [1, "\\\\n"]}', '{calm,"li,vely",NULL}', '1 mon 2 days -03:00', 0.1::float8 + 0.2::float8),
    (1, '', 'null', '{}', NULL, 'NaN');
  INSERT INTO odd_second VALUES (7, NULL); INSERT INTO odd_first (second_id) VALUES (7); UPDATE odd_second SET first_id = 1;
  INSERT INTO odd_third VALUES (7);
  INSERT INTO odd_parts VALUES ('2026-05-06', '')`;

const sqlDates = `DO $$ BEGIN
  EXECUTE format('ALTER DATABASE %I SET datestyle = ''SQL, DMY''', current_database()); END $$`;

deepIt("Tables of every kind are restored, and their sequences go on", async () => {
  const [from, to] = [await createEmptyDatabase(), await createEmptyDatabase()];
  const migrations = migrationsWith(oddTables);
  await applyMigrations(from, migrations);
  await query(from, oddRows);
  for (const url of [from, to]) await query(url, sqlDates);
  await restore(to, await backUp(from), { migrations });
  expect(await contentOf(to)).toEqual(await contentOf(from));
  expect(await contentOf(to)).toMatchObject({ odd_part: { rows: 1 }, 'Odd "one"': { rows: 2 } });
  expect(
    await query(to, `INSERT INTO "Odd ""one""" (parent) VALUES (2) RETURNING id::int, "double"::int`),
  ).toEqual([{ id: 3, double: 6 }]);
  await expect(query(to, "INSERT INTO odd_first (second_id) VALUES (8)")).rejects.toThrow(/foreign key/);
  // This version does not know the odd tables, types and views, and replaces them all the same.
  await restore(to, await backUp(), { replace: true });
  expect(await contentOf(to)).toEqual(await contentOf(source));
});

deepIt("A backup has one state of the database, even if people write meanwhile", async () => {
  await createUser();
  const before = await contentOf(source);
  const { tables } = await verifyBackup(await backUp());
  const names = tables.map(({ name }) => name);
  expect(names.indexOf("songs")).toBeLessThan(names.indexOf("users"));
  const writer = new pg.Client({ connectionString: source });
  await writer.connect();
  // The backup waits for this table before it reads the people.
  await writer.query("BEGIN; LOCK TABLE songs");
  const writing = backUp();
  await expect
    .poll(() => sql("SELECT FROM pg_locks WHERE relation = 'songs'::regclass AND NOT granted"))
    .toHaveLength(1);
  await writer.query("DELETE FROM users; COMMIT");
  await writer.end();
  const target = await createEmptyDatabase();
  await restore(target, await writing);
  expect(await contentOf(source)).toMatchObject({ users: { rows: 0 } });
  expect(await contentOf(target)).toEqual(before);
});

deepIt("The backup of an older version is restored with its schema and then upgraded", async () => {
  const names = migrationNames();
  const renaming = "20261127155700_plain_names";
  const [from, to] = [await createEmptyDatabase(), await createEmptyDatabase()];
  await applyMigrations(from, migrationsBefore(renaming, names));
  await query(
    from,
    `INSERT INTO users (email, username, password_hash) VALUES ('ada@example.org', 'Ada', 'none');
     INSERT INTO shuffle_sessions (user_id, source, name, seed, ended_reason)
     SELECT id, 'x', 'x', 'seed', 'Its playlist was deleted, here or on Spotify.' FROM users`,
  );
  const { newMigrations } = await restore(to, await backUp(from));
  expect(newMigrations).toEqual(names.filter(name => name >= renaming));
  expect(await query(to, "SELECT ended_reason FROM shuffle_sessions")).toEqual([
    { ended_reason: "playlist_deleted" },
  ]);
  expect(await applyMigrations(to)).toEqual([]);
});

deepIt(
  "A newer backup is refused by an older program, and an instance of a newer version is replaced by an older backup",
  async () => {
    await createUser();
    const newer = await createEmptyDatabase();
    await applyMigrations(newer, migrationsWith("CREATE TABLE added_later ()"));
    await expect(restore(await createEmptyDatabase(), await backUp(newer))).rejects.toThrow(
      /was written by a newer version of Tonearm .*29990101000000_last.*nothing was changed\.$/,
    );
    await restore(newer, await backUp(), { replace: true });
    expect(await contentOf(newer)).toEqual(await contentOf(source));
  },
);

it("A restore over people is refused unless they are to be replaced", async () => {
  await createUser();
  const file = await backUp();
  await createUser();
  const before = await contentOf(source);
  await expect(restore(source, file)).rejects.toThrow(
    /^This instance holds the data of 2 people\. .*--replace/,
  );
  expect(await contentOf(source)).toEqual(before);
  await restore(source, file, { replace: true });
  expect(await contentOf(source)).toMatchObject({ users: { rows: 1 } });
});

it("A table of another program keeps a restore from replacing a database", async () => {
  const [file, target] = [await backUp(), await createEmptyDatabase()];
  await query(target, "CREATE TABLE accounts_of_others AS SELECT 1 AS one");
  await expect(restore(target, file, { replace: true })).rejects.toThrow(
    /table of another program, "accounts_of_others"/,
  );
  expect(await query(target, "TABLE accounts_of_others")).toEqual([{ one: 1 }]);
});

/** Changes the content of a backup, with a checksum that fits. */
function changeContent(file: string, change: (text: string) => string) {
  const content = change(gunzipSync(readFileSync(file)).toString()).replace(/-- sha256 .*\n$/, "");
  const checksum = createHash("sha256").update(content).digest("hex");
  writeFileSync(file, gzipSync(`${content}-- sha256 ${checksum}\n`));
}

deepIt("A restore that fails at a row leaves what was there", async () => {
  const { userId } = await createUser();
  const file = await backUp();
  changeContent(file, text => text.replace(`\n${userId}\t`, "\nno-id\t"));
  await createUser();
  const before = await contentOf(source);
  await expect(restore(source, file, { replace: true })).rejects.toThrow(/no-id.*nothing was changed/);
  expect(await contentOf(source)).toEqual(before);
});

deepIt("A backup whose file cannot take more ends with the reason and closes its connection", async () => {
  const { userId } = await createUser();
  await sql(
    `INSERT INTO songs (user_id, uri, title, duration_ms, artists, search_text)
     SELECT $1, md5(n::text), md5(n::text || 'x'), 1, '[]', '' FROM generate_series(1, 30000) n`,
    [userId],
  );
  const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error("no room")) });
  await expect(writeBackup(source, secrets, output)).rejects.toThrow("no room");
  const selectCopies =
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%'";
  await expect.poll(() => sql(selectCopies)).toEqual([]);
});

it.each<[failure: string, choices: Choices]>(
  sampleByDepth(
    [
      ["a migration", { migrations: "SELECT 1/0" }],
      [
        "storing the secrets",
        {
          beforeCommit: vi.fn(() => {
            throw new Error("no room");
          }),
        },
      ],
    ],
    2,
  ),
)("A restore that fails at %s leaves what was there", async (_, { migrations, ...choices }) => {
  await createUser();
  const file = await backUp();
  await createUser();
  const before = await contentOf(source);
  const failing = restore(source, file, {
    replace: true,
    ...choices,
    ...(migrations && { migrations: migrationsWith(migrations) }),
  });
  await expect(failing).rejects.toThrow(/division by zero.*as it was before|no room.*nothing was changed/);
  expect(await contentOf(source)).toEqual(before);
});
