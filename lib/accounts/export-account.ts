import pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { requireSetting } from "@/lib/platform/env";
import { findPersonalTables } from "./personal-tables";

/** Rows held in memory at a time. */
const batchSize = 2_000;
/** PostgreSQL ends the transaction of a stalled download: an open snapshot keeps dead rows from being vacuumed. */
const idleTimeout = "'60s'";

/** Columns with secrets never leave the server. */
const secretColumn = /_(hash|sealed)$/;

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Opens a snapshot of the database with times in UTC, on its own connection: slow downloads would exhaust a pool. */
async function openSnapshot(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: requireSetting("DATABASE_URL") });
  // Without a listener, a lost connection would end the process. The next query fails with the same error.
  client.on("error", () => undefined);
  await client.connect();
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL TimeZone = 'UTC';
    SET LOCAL statement_timeout = ${idleTimeout}; SET LOCAL idle_in_transaction_session_timeout = ${idleTimeout}`);
  return client;
}

async function* readRows(client: pg.Client, table: string, condition: string, userId: string) {
  for (let last: string | undefined = "(0,0)"; last; ) {
    const { rows }: { rows: { at: string; row: Record<string, unknown> }[] } = await client.query(
      // The inner query picks the rows first: in one query, each batch would convert all remaining rows to JSON.
      `SELECT ctid::text AS at, to_jsonb(t) AS row FROM ${table} t WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM ${table} WHERE ${condition} AND ctid > $2::tid ORDER BY ctid LIMIT ${batchSize}))
       ORDER BY ctid`,
      [userId, last],
    );
    yield rows.map(({ row }) =>
      Object.fromEntries(
        Object.entries(row).flatMap(([name, value]) =>
          secretColumn.test(name) ? [] : [[camelCase(name), value]],
        ),
      ),
    );
    last = rows.length < batchSize ? undefined : rows.at(-1)?.at;
  }
}

/**
 * Exports everything stored about the person, table by table from one snapshot and without secrets. Yields pieces of the
 * JSON that the schema `accountFile` describes.
 */
export async function* exportAccount({ userId }: UserContext): AsyncGenerator<string> {
  const tables = await findPersonalTables();
  const client = await openSnapshot();
  try {
    const head = { format: "tonearm-account", version: 1, exportedAt: new Date().toISOString() };
    yield `${JSON.stringify(head).slice(0, -1)},\n"tables":{`;
    let beforeTable = "";
    for (const [table, condition] of tables) {
      yield `${beforeTable}${JSON.stringify(camelCase(table))}:[`;
      beforeTable = ",\n";
      let beforeRow = "";
      for await (const rows of readRows(client, table, condition, userId)) {
        if (rows.length === 0) continue;
        yield beforeRow + rows.map(row => JSON.stringify(row)).join(",\n");
        beforeRow = ",\n";
      }
      yield "]";
    }
    yield "}}\n";
  } finally {
    await client.end();
  }
}
