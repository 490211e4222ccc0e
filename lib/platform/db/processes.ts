import pg from "pg";
import { OperatorError } from "../operator-error";

/** The processes of an instance share this lock of its database, each on a connection of its own. A restore takes it alone. */
const lock = "hashtext('tonearm'), hashtext('process')";

const selectOthers = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND (classid, objid) = (hashtext('tonearm')::oid, hashtext('process')::oid)`;

/** How a process joins the others of its instance: beside them, or only while none runs. */
export type JoinMode = "shared" | "alone";

/**
 * Makes this process one of the instance until the connection ends. Waits while a restore runs.
 * @throws OperatorError when it has to be alone and is not
 */
export async function joinProcesses(client: pg.ClientBase, mode: JoinMode): Promise<void> {
  if (mode === "shared") {
    await client.query(`SELECT pg_advisory_lock_shared(${lock})`);
    return;
  }
  const { rows } = await client.query(`SELECT pg_try_advisory_lock(${lock}) AS taken`);
  if (!rows[0].taken)
    throw new OperatorError(
      "Tonearm is running on this database. Stop it first (npm start, npm run worker and every other command of this instance).",
    );
}

/** Tells whether other processes of the instance run. */
export const hasOtherProcesses = async (client: pg.ClientBase): Promise<boolean> =>
  (await client.query(selectOthers)).rows.length > 0;

/**
 * Leaves the instance. Of processes that leave at the same time, exactly one is the last.
 * @returns true for the last one; the others wait until its connection ends
 */
export async function leaveProcesses(client: pg.ClientBase): Promise<boolean> {
  await client.query("SELECT pg_advisory_lock(hashtext('tonearm stop'))");
  if (!(await hasOtherProcesses(client))) return true;
  await client.query(`SELECT pg_advisory_unlock_shared(${lock})`);
  return false;
}

const reconnectMs = 1_000;

/**
 * Joins the processes of an instance by a connection that is opened again when it breaks.
 * @returns a function that leaves
 * @throws the error of the first connection, OperatorError
 */
export async function joinDatabase(databaseUrl: string, mode: JoinMode): Promise<() => Promise<void>> {
  let hasLeft = false;
  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      application_name: "tonearm process",
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await joinProcesses(client, mode);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once("end", reconnect);
    return client;
  }
  let current = await connect();
  function reconnect() {
    if (hasLeft) return;
    setTimeout(() => {
      if (hasLeft) return;
      connect().then(client => {
        current = client;
        if (hasLeft) void client.end();
      }, reconnect);
    }, reconnectMs).unref();
  }
  return async () => {
    hasLeft = true;
    await current.end().catch(() => undefined);
  };
}
