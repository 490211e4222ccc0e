import { expect, inject, it } from "vitest";
import { onlyDeep } from "@/testing/depth";
import { startProcess } from "@/testing/processes/start";
import {
  addedMigration,
  createEmptyDatabase,
  migrationsBefore,
  migrationsWith,
} from "@/testing/system/databases";
import { query } from "@/testing/system/embedded-postgres";
import { prisma } from ".";
import { applyMigrations, migrationNames } from "./migrations";
import { pendingMigration } from "./write-migration";

const deepIt = onlyDeep(it);

it("the migrations produce the schema, and no migration is missing", async () => {
  expect(await pendingMigration(inject("postgresUrl"))).toBeNull();
});

const selectApplied = "SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1";
const appliedNames = async (url: string) => (await query(url, selectApplied)).map(({ name }) => name);

it("Two processes that start at the same time apply the migrations once", async () => {
  const url = await createEmptyDatabase();
  const starts = await Promise.all([1, 2].map(() => startProcess("migrate", [url])));
  for (const { child } of starts) child.stdin.write("\n");
  const counts = await Promise.all(starts.map(({ nextLine }) => nextLine()));
  expect(counts.map(Number).sort((a, b) => a - b)).toEqual([0, migrationNames().length]);
  expect(await appliedNames(url)).toEqual(migrationNames());
});

it("A failed migration leaves the database as it was, and the next start tries it again", async () => {
  const url = await createEmptyDatabase();
  const [first = "", second = "", ...others] = migrationNames();
  const old = migrationsBefore(second, migrationNames());
  expect(await applyMigrations(url, old)).toEqual([first]);
  const tables = "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1";
  const before = await query(url, tables);

  const broken = migrationsWith("CREATE TABLE half_way (); DROP TABLE never_there;");
  await expect(applyMigrations(url, broken)).rejects.toThrow(
    /^The migration 29990101000000_last failed \(table "never_there" does not exist\), and the database is as it was before\./,
  );
  expect(await query(url, tables)).toEqual(before);
  expect(await appliedNames(url)).toEqual([first]);
  expect(await applyMigrations(url, old)).toEqual([]);

  const mended = migrationsWith("CREATE TABLE half_way ();");
  expect(await applyMigrations(url, mended)).toEqual([second, ...others, addedMigration]);
});

it("An older program refuses the database of a newer one in one sentence", async () => {
  const url = await createEmptyDatabase();
  await applyMigrations(url, migrationsWith("SELECT 1"));
  await expect(applyMigrations(url)).rejects.toThrow(
    /^A newer version of Tonearm has written this database: .* migration 29990101000000_last\. Start that newer version/,
  );
});

/** Runs a statement as the administrator of the server. */
function queryAsAdmin(address: string, text: string) {
  const url = new URL(inject("postgresUrl"));
  url.pathname = new URL(address).pathname;
  return query(url.href, text);
}

deepIt("After an upgrade of ICU, a start rebuilds the indexes of names once", async () => {
  const url = await createEmptyDatabase();
  await applyMigrations(url);
  const state = async () =>
    query(
      url,
      `SELECT pg_relation_filenode('library_songs_user_id_title_song_id_idx') AS file,
         collversion IS NOT DISTINCT FROM pg_collation_actual_version(oid) AS "isCurrent"
       FROM pg_collation WHERE collname = 'by_name'`,
    );
  const before = await state();
  await queryAsAdmin(url, "UPDATE pg_collation SET collversion = '1' WHERE collname = 'by_name'");
  await applyMigrations(url);
  const after = await state();
  expect(after).toEqual([{ file: expect.any(Number), isCurrent: true }]);
  expect(after).not.toEqual(before);
  await applyMigrations(url);
  expect(await state()).toEqual(after);
});

it("A database that cannot order names in every language is refused in one sentence", async () => {
  const refusal = /^Tonearm needs a PostgreSQL with ICU and a database in UTF-8: [^.]*\.$/;
  const ascii = await createEmptyDatabase("ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0");
  await expect(applyMigrations(ascii)).rejects.toThrow(refusal);
  const withoutIcu = await createEmptyDatabase();
  await queryAsAdmin(withoutIcu, "DELETE FROM pg_collation WHERE collprovider = 'i'");
  await expect(applyMigrations(withoutIcu)).rejects.toThrow(refusal);
});

deepIt("A migration that Prisma recorded as failed is applied like a missing one", async () => {
  const url = await createEmptyDatabase();
  await applyMigrations(url);
  const directory = migrationsWith("CREATE TABLE added ()");
  await query(
    url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', 'x', '29990101000000_last')`,
  );
  expect(await applyMigrations(url, directory)).toEqual([addedMigration]);
});

it("every listed table has the columns that the Prisma client reads", async () => {
  const client = prisma();
  const reads = [
    client.user.findFirst(),
    client.session.findFirst(),
    client.apiToken.findFirst(),
    client.spotifyCredentials.findFirst(),
    client.spotifyConnection.findFirst(),
    client.spotifyAuthorization.findFirst(),
    client.spotifyCooldown.findFirst(),
    client.spotifyCallCount.findFirst(),
    client.song.findFirst(),
    client.likedSong.findFirst(),
    client.playlist.findFirst(),
    client.playlistItem.findFirst(),
    client.syncJob.findFirst(),
    client.shuffleSession.findFirst(),
    client.shuffleSlot.findFirst(),
    client.shuffleSpread.findFirst(),
  ];
  await expect(Promise.all(reads)).resolves.toEqual(reads.map(() => null));
});
