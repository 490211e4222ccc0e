import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { snapshotTransaction } from "@/lib/platform/db";
import { findPersonalTables } from "./personal-tables";

/** The number of rows read at a time. */
const batchSize = 2_000;
/** Columns with secrets. They are never exported. */
const secretColumn = /_(hash|sealed)$/;

/** Tables computed from the plays, which are exported themselves. */
const computedTables = ["states", "stale_months", "hours", "months", "songs", "packs"].map(
  name => `statistics_${name}`,
);
/** The bytes of an upload are a file of the person's own, and are deleted as soon as they are read. */
export const omittedTables = new Set(["history_upload_parts", ...computedTables]);

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const selectColumns = `SELECT attname AS name FROM pg_attribute
  WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`;

/** Builds the list of columns without secrets, named as in the file. */
async function columnsSql(client: pg.PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(selectColumns, [table]);
  return rows
    .filter(({ name }) => !secretColumn.test(name))
    .map(({ name }) => `"${name}" AS "${camelCase(name)}"`)
    .join(", ");
}

/** Reads rows as text. PostgreSQL formats them, because formatting here would delay other requests. */
async function* readRows(
  client: pg.PoolClient,
  table: string,
  condition: string,
  userId: string,
): AsyncGenerator<string> {
  const columns = await columnsSql(client, table);
  for (let last: string | null = "(0,0)"; last; ) {
    const { rows }: pg.QueryResult<{ text: string | null; last: string | null }> = await client.query(
      // The inner query selects the rows first. In a single query, each batch would convert all remaining rows to JSON.
      `WITH batch AS (SELECT ctid AS place, (SELECT to_json(r) FROM (SELECT ${columns}) r)::text AS row FROM ${table}
         WHERE ctid = ANY(ARRAY(
           SELECT ctid FROM ${table} WHERE ${condition} AND ctid > $2::tid ORDER BY ctid LIMIT ${batchSize})))
       SELECT string_agg(row, E',\\n' ORDER BY place) AS text,
         CASE count(*) WHEN ${batchSize} THEN max(place)::text END AS last FROM batch`,
      [userId, last],
    );
    if (rows[0]?.text) yield rows[0].text;
    last = rows[0]?.last ?? null;
  }
}

async function* formatTables(client: pg.PoolClient, tables: Map<string, string>, userId: string) {
  const head = { format: "tonearm-account", version: 1, exportedAt: new Date().toISOString() };
  yield `${JSON.stringify(head).slice(0, -1)},\n"tables":{`;
  let tableSeparator = "";
  for (const [table, condition] of tables) {
    if (omittedTables.has(table)) continue;
    yield `${tableSeparator}${JSON.stringify(camelCase(table))}:[`;
    tableSeparator = ",\n";
    let rowSeparator = "";
    for await (const text of readRows(client, table, condition, userId)) {
      yield rowSeparator + text;
      rowSeparator = ",\n";
    }
    yield "]";
  }
  yield "}}\n";
}

/** Opens a temporary file that no other program can open and that disappears when it is closed. */
async function openTemporaryFile(): Promise<FileHandle> {
  const directory = await mkdtemp(path.join(tmpdir(), "tonearm-export-"));
  try {
    return await open(path.join(directory, "account.json"), "wx+", 0o600);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Writes a temporary file. */
async function writeFile(chunks: AsyncIterable<string>): Promise<FileHandle> {
  const file = await openTemporaryFile();
  try {
    for await (const text of chunks) await file.appendFile(text);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function* readFile(file: FileHandle): AsyncGenerator<string> {
  try {
    yield "";
    yield* file.createReadStream({ start: 0, encoding: "utf8", autoClose: false });
  } finally {
    await file.close();
  }
}

/**
 * Exports everything stored about the person, table by table from one snapshot and without secrets. Writes a temporary file
 * first: a snapshot holds a connection and blocks vacuum, so it must not last as long as a slow download.
 * @returns the text of the JSON (schema `accountFile`) chunk by chunk
 */
export async function exportAccount({ userId }: UserContext): Promise<AsyncGenerator<string>> {
  const tables = await findPersonalTables();
  const file = await snapshotTransaction(client => writeFile(formatTables(client, tables, userId)));
  const chunks = readFile(file);
  // Only a generator that has begun closes the file when nobody reads it.
  await chunks.next();
  return chunks;
}
