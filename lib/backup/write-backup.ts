import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { appliedMigrations, migrationLock } from "@/lib/platform/db/migrations";
import { OperatorError } from "@/lib/platform/operator-error";
import { listSequences, listTables, listUsedKeyIds } from "./catalog";
import {
  checksumPrefix,
  copyLine,
  copyTarget,
  createManifest,
  endOfRows,
  manifestPrefix,
  type Secrets,
} from "./manifest";

/** Settings of pg_dump, so that the text of values does not depend on the settings of the server or the role. */
const sessionSettings =
  "SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0; " +
  "SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; SET extra_float_digits = 3; SET timezone = 'UTC'";

export type BackupCount = { tables: number; rows: number };

async function* readDatabase(
  client: pg.Client,
  secrets: Secrets,
  count: BackupCount,
): AsyncGenerator<string | Buffer> {
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0)
    throw new OperatorError("This database has no data of Tonearm, so there is nothing to back up.");
  const tables = await listTables(client);
  const manifest = createManifest({
    migrations,
    secrets,
    usedKeyIds: await listUsedKeyIds(client, tables),
    tables,
    sequences: await listSequences(client),
  });
  yield `${manifestPrefix}${JSON.stringify(manifest)}\n`;
  for (const table of tables) {
    yield `${copyLine(table)}\n`;
    const rows = client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`));
    yield* rows;
    yield endOfRows;
    count.tables++;
    count.rows += rows.rowCount;
  }
}

async function* withChecksum(parts: AsyncIterable<string | Buffer>): AsyncGenerator<string | Buffer> {
  const checksum = createHash("sha256");
  for await (const part of parts) {
    checksum.update(part);
    yield part;
  }
  yield `${checksumPrefix}${checksum.digest("hex")}\n`;
}

/**
 * Writes one state of the database, with the secrets, as a backup to a stream, and ends the stream. The app can keep running; an
 * upgrade waits.
 * @throws OperatorError when the database has no tables of Tonearm
 */
export async function writeBackup(
  databaseUrl: string,
  secrets: Secrets,
  output: Writable,
): Promise<BackupCount> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // The failed statement reports the end of the connection.
  client.on("error", () => undefined);
  await client.connect();
  const count: BackupCount = { tables: 0, rows: 0 };
  try {
    await client.query(sessionSettings);
    // Before BEGIN: the snapshot must not be older than a migration that this waits for.
    await client.query(`SELECT pg_advisory_lock_shared(${migrationLock})`);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await pipeline(withChecksum(readDatabase(client, secrets, count)), createGzip(), output);
    return count;
  } finally {
    await client.end();
  }
}
