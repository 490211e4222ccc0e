import pg from "pg";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";

/** Runs a statement in the embedded database of a running instance. */
export async function queryDatabase(dataDirectory: string, statement: string, values?: unknown[]) {
  const { url, stop } = await startEmbeddedPostgres(dataDirectory);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement, values);
  await client.end();
  await stop();
}
