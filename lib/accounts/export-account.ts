import pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { requireSetting } from "@/lib/platform/env";
import { findPersonalTables } from "./personal-tables";

/** The number of rows read at a time. */
const batchSize = 2_000;
/** PostgreSQL ends the transaction of a stalled download after this time, because an open snapshot blocks vacuum. */
const idleTimeout = "'60s'";

/** Columns with secrets. They are never exported. */
const secretColumn = /_(hash|sealed)$/;

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Opens a database snapshot with times in UTC. Uses a separate connection, because slow downloads would exhaust a pool. */
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

/**
 * Exports everything stored about the person, table by table from one snapshot and without secrets. Yields the
 * text of the JSON (schema `accountFile`) chunk by chunk.
 */
export async function* exportAccount({ userId }: UserContext): AsyncGenerator<string> {
  const tables = await findPersonalTables();
  const client = await openSnapshot();
  try {
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
  } finally {
    await client.end();
  }
}
