import { readFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import {
  appliedMigrations,
  migrationLock,
  migrationNames,
  migrationsDirectory,
  runMigrations,
} from "@/lib/platform/db/migrations";
import { isDatabaseUnavailable } from "@/lib/platform/db/outage";
import { OperatorError } from "@/lib/platform/operator-error";
import { dropEverything, dropForeignKeys, listTables } from "./catalog";
import { copyLine, copyTarget, type Manifest, quoteName } from "./manifest";
import { readBackup } from "./read-backup";

export type Restored = { tables: number; rows: number; newMigrations: string[] };

type Options = {
  /** The folder with the migrations; only tests have others. */
  migrations?: string;
  /** Replaces an instance that holds people. */
  replace: boolean;
  /** Runs when everything is restored and nothing is committed yet. */
  beforeCommit: () => void;
};

/** Thrown when the connection was lost during the commit: the database has everything of the backup or what it had before. */
export class RestoreOutcomeUnknown extends OperatorError {
  override name = "RestoreOutcomeUnknown";
}

/** Commits. @throws RestoreOutcomeUnknown when the server did not say whether it has committed */
async function commit(client: pg.Client): Promise<void> {
  try {
    await client.query("COMMIT");
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.severity === "ERROR") throw error;
    throw new RestoreOutcomeUnknown(
      `The connection to the database was lost while the restore was committed (${(error as Error).message}), so the database has ` +
        "either everything of the backup or what it had before. Look with: npm run users -- list",
    );
  }
}

/** Refuses the backup of a newer program. @throws OperatorError */
export function requireKnownMigrations(
  { migrations }: Manifest,
  file: string,
  directory = migrationsDirectory,
): void {
  const known = migrationNames(directory);
  const unknown = migrations.filter(name => !known.includes(name));
  if (unknown.length > 0)
    throw new OperatorError(
      `${file} was written by a newer version of Tonearm (this version does not know its migration ${unknown.at(-1)}). ` +
        "Restore it with that version or a later one; nothing was changed.",
    );
}

/** Returns the names of all tables that the migrations ever created. */
function tablesOfMigrations(directory: string): string[] {
  const text = migrationNames(directory)
    .map(name => readFileSync(path.join(directory, name, "migration.sql"), "utf8"))
    .join("\n");
  return [...text.matchAll(/(?:CREATE (?:UNLOGGED )?TABLE|RENAME TO) "(\w+)"/g)].map(([, name = ""]) => name);
}

/** Refuses a database that holds people, unless they are to be replaced, or tables of another program. @throws OperatorError */
async function requireRoom(client: pg.Client, replace: boolean, directory: string): Promise<void> {
  const names = (await listTables(client)).map(({ name }) => name);
  // A newer version may have tables that this one does not know.
  const known = migrationNames(directory);
  const isNewer = (await appliedMigrations(client)).some(name => !known.includes(name));
  const own = tablesOfMigrations(directory);
  const foreign = names.filter(name => !own.includes(name));
  if (foreign.length > 0 && !isNewer)
    throw new OperatorError(
      `The database has a table of another program, "${foreign[0]}". Restore into a database of its own; nothing was changed.`,
    );
  if (replace || !names.includes("users")) return;
  const { rows } = await client.query("SELECT count(*)::int AS people FROM users");
  const { people } = rows[0];
  if (people > 0)
    throw new OperatorError(
      `This instance holds the data of ${people === 1 ? "1 person" : `${people} people`}. ` +
        "Restore into an empty one, or replace everything in it with --replace; nothing was changed.",
    );
}

async function copyTables(client: pg.Client, { tables, sequences }: Manifest, file: string): Promise<number> {
  const reader = readBackup(file);
  await reader.line();
  let count = 0;
  for (const table of tables) {
    if ((await reader.line()) !== copyLine(table))
      throw new Error(`The backup lacks the table ${table.name}.`);
    const name = quoteName(table.name);
    // A migration may have added rows.
    await client.query(`TRUNCATE ${name}`);
    // The backup has what triggers have written.
    await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    const target = client.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN`));
    await pipeline(reader.rows(), target);
    await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
    count += target.rowCount;
  }
  for (const { name, value, isCalled } of sequences)
    await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [quoteName(name), value, isCalled]);
  return count;
}

/** Creates the schema that the backup had, fills it, and applies the migrations since then. */
async function replaceContent(
  client: pg.Client,
  manifest: Manifest,
  file: string,
  { replace, beforeCommit, migrations: directory = migrationsDirectory }: Options,
): Promise<Restored> {
  await requireRoom(client, replace, directory);
  await dropEverything(client);
  await runMigrations(client, manifest.migrations, directory);
  const addForeignKeys = await dropForeignKeys(client);
  const rows = await copyTables(client, manifest, file);
  await addForeignKeys();
  const newMigrations = migrationNames(directory).filter(name => !manifest.migrations.includes(name));
  await runMigrations(client, newMigrations, directory);
  beforeCommit();
  return { tables: manifest.tables.length, rows, newMigrations };
}

/**
 * Restores a verified backup in one transaction: a failure leaves the database as it was.
 * @param databaseUrl the database of an instance of which no other process runs
 * @throws OperatorError
 */
export async function restoreBackup(
  databaseUrl: string,
  manifest: Manifest,
  file: string,
  options: Options,
): Promise<Restored> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // The failed statement reports the end of the connection.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0; SET lock_timeout = 0; SET datestyle = 'ISO'");
    await client.query(`SELECT pg_advisory_lock(${migrationLock})`);
    await client.query("BEGIN");
    const restored = await replaceContent(client, manifest, file, options);
    await commit(client);
    // New tables have no statistics, without which PostgreSQL chooses slow plans.
    await client.query("ANALYZE").catch(() => undefined);
    return restored;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if (error instanceof OperatorError || isDatabaseUnavailable(error)) throw error;
    throw new OperatorError(`The restore failed (${(error as Error).message}); nothing was changed.`);
  } finally {
    await client.end();
  }
}
