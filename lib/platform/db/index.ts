import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { sha256 } from "../crypto";
import { requireSetting } from "../env";
import { Prisma, PrismaClient } from "./generated/client";

export * from "./generated/enums";
export { Prisma };

type Database = { pool: pg.Pool; patient: pg.Pool; prisma: PrismaClient };

// Next loads a module once per bundle; the process keeps one pool whatever the number of copies.
const home = globalThis as typeof globalThis & { tonearmDatabase?: Database };

function openPool(max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: requireSetting("DATABASE_URL"),
    max,
    connectionTimeoutMillis: 30_000,
  });
  // An idle connection that the server closes is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  return pool;
}

function connect(): Database {
  const pool = openPool(12);
  return { pool, patient: openPool(8), prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function database(): Database {
  home.tonearmDatabase ??= connect();
  return home.tonearmDatabase;
}

/** The Prisma client of this process. */
export const prisma = (): PrismaClient => database().prisma;

/** Runs one SQL statement over the same pool, for hot paths and bulk work where Prisma costs round trips. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await database().pool.query<Row>(text, values)).rows;
}

const statementNames = new Map<string, string>();

/**
 * The same, and PostgreSQL keeps the statement parsed and planned: a third of the time for one that is asked again and
 * again. Only for texts that are always the same and whose plan does not depend on the values.
 */
export async function preparedSql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  // By its text: Next loads this module once per bundle, and all of them share the pool.
  const name = statementNames.get(text) ?? `tonearm_${sha256(text).slice(0, 16)}`;
  statementNames.set(text, name);
  return (await database().pool.query<Row>({ name, text, values })).rows;
}

type Work<T> = (client: pg.PoolClient) => Promise<T>;

async function transactionOn<T>(pool: pg.Pool, work: Work<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Runs `work` in one transaction on one connection of the pool; rolled back when it throws. */
export const sqlTransaction = <T>(work: Work<T>): Promise<T> => transactionOn(database().pool, work);

/**
 * The same for work that runs queries outside of its transaction too, such as a call of Spotify under a lock. It has a
 * pool of its own: holding the last connection and waiting for one more, it would wait for ever.
 */
export const patientTransaction = <T>(work: Work<T>): Promise<T> => transactionOn(database().patient, work);

/** The lock of a process that was killed goes a moment after it. */
const lockWait = "5s";
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const lockNotAvailable = "55P03";

/**
 * Runs `work` unless work of this name runs already, here or in another process: a lock of PostgreSQL says so, which goes
 * with its connection.
 * @returns what `work` gives; undefined where it was not run
 */
export async function runAlone<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  const client = await database().patient.connect();
  const ignore = () => undefined;
  // Between its two statements nobody else hears of a connection that breaks; without a listener it would end the process.
  client.on("error", ignore);
  let isLocked = false;
  try {
    await client.query("BEGIN");
    await client.query(`SET LOCAL lock_timeout = '${lockWait}'`);
    isLocked = await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [name]).then(
      () => true,
      error => {
        if ((error as pg.DatabaseError).code === lockNotAvailable) return false;
        throw error;
      },
    );
    await client.query(isLocked ? "COMMIT" : "ROLLBACK");
    return isLocked ? await work() : undefined;
  } finally {
    client.off("error", ignore);
    // The lock goes with the connection.
    client.release(isLocked);
  }
}

/** Closes the pools; the process can end after that. */
export async function disconnect(): Promise<void> {
  const open = home.tonearmDatabase;
  home.tonearmDatabase = undefined;
  await open?.prisma.$disconnect();
  await open?.pool.end().catch(() => undefined);
  await open?.patient.end().catch(() => undefined);
}
