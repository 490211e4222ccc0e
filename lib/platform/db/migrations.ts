import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { sha256 } from "../crypto";
import { OperatorError } from "../operator-error";
import { isConflict, retryConflict } from "./conflicts";
import { isDatabaseUnavailable } from "./outage";

export const migrationsDirectory = path.resolve("prisma", "migrations");

/** Prisma's own table, so that its commands work on the database as well. */
const createBookkeeping = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0)`;

/** Returns the names of this program's migrations, oldest first. */
export function migrationNames(directory = migrationsDirectory): string[] {
  if (!existsSync(directory)) return [];
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

/** Returns the names of the migrations that a database has, oldest first. Names that Prisma recorded as failed do not count. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: found } = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (!found[0].name) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map(({ name }) => name);
}

/** Runs migrations in the transaction of `client`, and records them. @throws OperatorError when one of them fails */
export async function runMigrations(
  client: pg.ClientBase,
  names: string[],
  directory = migrationsDirectory,
): Promise<void> {
  await client.query(createBookkeeping);
  for (const name of names) {
    const text = readFileSync(path.join(directory, name, "migration.sql"), "utf8");
    try {
      await client.query(text);
    } catch (error) {
      throw failedMigration(name, error);
    }
    await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [name]);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), sha256(text), name],
    );
  }
}

/** Says what to do after an error of a migration's SQL. Outages and conflicts pass, so they stay as they are. */
function failedMigration(name: string, error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || isDatabaseUnavailable(error) || isConflict(error)) return error;
  return new OperatorError(
    `The migration ${name} failed (${error.message}), and the database is as it was before. ` +
      "Start the version of Tonearm that you used before, which still works with it, and report this error.",
  );
}

/** Makes a start wait for another one that applies migrations, and a backup wait for both. */
export const migrationLock = "hashtext('tonearm migrations')";

/**
 * Applies the missing migrations in one transaction, so that a failure leaves the database as it was. Processes that start together
 * wait for each other.
 * @returns the names of the applied migrations
 * @throws OperatorError when a migration fails, or when a newer program has written the database
 */
export async function applyMigrations(
  databaseUrl: string,
  directory = migrationsDirectory,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // The failed statement reports the end of the connection.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0; SET lock_timeout = 0");
    await client.query(`SELECT pg_advisory_lock(${migrationLock})`);
    // A running app of the earlier version may be in the way of a lock.
    const applied = await retryConflict(() => applyMissing(client, directory));
    await refreshOrderOfNames(client);
    return applied;
  } finally {
    await client.end();
  }
}

/**
 * Rebuilds the indexes of names if PostgreSQL now sorts with another version of ICU than when it was built, as after an upgrade of the
 * server. Lists would otherwise skip or repeat songs.
 */
async function refreshOrderOfNames(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT 1 FROM pg_collation WHERE oid = to_regcollation('by_name') AND collversion IS DISTINCT FROM pg_collation_actual_version(oid)",
  );
  if (!rowCount) return;
  await client.query("REINDEX TABLE library_songs");
  await client.query("ALTER COLLATION by_name REFRESH VERSION");
}

/** Returns the names of the migrations that a database lacks. @throws OperatorError when a newer program has written it */
async function missingMigrations(client: pg.ClientBase, directory: string): Promise<string[]> {
  const names = migrationNames(directory);
  const applied = await appliedMigrations(client);
  const unknown = applied.filter(name => !names.includes(name));
  if (unknown.length > 0)
    throw new OperatorError(
      `A newer version of Tonearm has written this database: this version does not know its migration ${unknown.at(-1)}. ` +
        "Start that newer version, or restore a backup from before the upgrade.",
    );
  return names.filter(name => !applied.includes(name));
}

/**
 * Checks that a database has exactly this program's migrations, and applies none: an app of an older version may be running on it.
 * @throws OperatorError
 */
export async function requireAppliedMigrations(
  databaseUrl: string,
  directory = migrationsDirectory,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const [missing] = await missingMigrations(client, directory);
    if (!missing) return;
    throw new OperatorError(
      (await appliedMigrations(client)).length === 0
        ? "This database has no data of Tonearm. Run the command with the settings of the app."
        : `This database is of an older version of Tonearm: it lacks the migration ${missing}. Nothing was changed. ` +
            "Start this version of the app first, or run the command of the version that is running.",
    );
  } finally {
    await client.end();
  }
}

/** Checks that the database can order names in every language. @throws OperatorError */
async function requireUnicode(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ isUsable: boolean }>(
    `SELECT current_setting('server_encoding') = 'UTF8'
       AND EXISTS (SELECT FROM pg_collation WHERE collprovider = 'i') AS "isUsable"`,
  );
  if (rows[0]?.isUsable) return;
  throw new OperatorError(
    "Tonearm needs a PostgreSQL with ICU and a database in UTF-8: set DATABASE_URL to a database that was created with " +
      "ENCODING 'UTF8' TEMPLATE template0, on a server that was built with ICU.",
  );
}

async function applyMissing(client: pg.Client, directory: string): Promise<string[]> {
  const missing = await missingMigrations(client, directory);
  if (missing.length === 0) return [];
  await requireUnicode(client);
  try {
    await client.query("BEGIN");
    await runMigrations(client, missing, directory);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
  return missing;
}
