import pg from "pg";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";

/** Runs a statement in the embedded database of a running instance. */
export async function queryDatabase<Row extends pg.QueryResultRow>(
  dataDirectory: string,
  statement: string,
  values?: unknown[],
): Promise<Row[]> {
  const { url, stop } = await startEmbeddedPostgres(dataDirectory);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
    await stop();
  }
}

/** Counts the connections to the embedded database of a running instance, apart from its own. */
export async function countConnections(dataDirectory: string): Promise<number> {
  const [row] = await queryDatabase<{ count: number }>(
    dataDirectory,
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND usename = 'tonearm_app' AND pid <> pg_backend_pid()`,
  );
  return row?.count ?? Number.NaN;
}
