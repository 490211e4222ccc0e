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

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

async function* readRows(client: pg.PoolClient, table: string, condition: string, userId: string) {
  for (let lastCtid: string | undefined = "(0,0)"; lastCtid; ) {
    const { rows }: { rows: { ctid: string; row: Record<string, unknown> }[] } = await client.query(
      // The inner query selects the rows first. In a single query, each batch would convert all remaining rows to JSON.
      `SELECT ctid::text AS ctid, to_jsonb(t) AS row FROM ${table} t WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM ${table} WHERE ${condition} AND ctid > $2::tid ORDER BY ctid LIMIT ${batchSize}))
       ORDER BY ctid`,
      [userId, lastCtid],
    );
    yield rows.map(({ row }) =>
      Object.fromEntries(
        Object.entries(row).flatMap(([name, value]) =>
          secretColumn.test(name) ? [] : [[camelCase(name), value]],
        ),
      ),
    );
    lastCtid = rows.length < batchSize ? undefined : rows.at(-1)?.ctid;
  }
}

async function* formatTables(client: pg.PoolClient, tables: Map<string, string>, userId: string) {
  const head = { format: "tonearm-account", version: 1, exportedAt: new Date().toISOString() };
  yield `${JSON.stringify(head).slice(0, -1)},\n"tables":{`;
  let tableSeparator = "";
  for (const [table, condition] of tables) {
    yield `${tableSeparator}${JSON.stringify(camelCase(table))}:[`;
    tableSeparator = ",\n";
    let rowSeparator = "";
    for await (const rows of readRows(client, table, condition, userId)) {
      if (rows.length === 0) continue;
      yield rowSeparator + rows.map(row => JSON.stringify(row)).join(",\n");
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
  const file = await openTemporaryFile();
  try {
    await snapshotTransaction(async client => {
      for await (const text of formatTables(client, tables, userId)) await file.appendFile(text);
    });
  } catch (error) {
    await file.close();
    throw error;
  }
  const chunks = readFile(file);
  // Only a generator that has begun closes the file when nobody reads it.
  await chunks.next();
  return chunks;
}
