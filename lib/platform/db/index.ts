import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { sha256 } from "../crypto";
import { requireSetting } from "../env";
import { perProcess, releasePerProcess } from "../per-process";
import { Prisma, PrismaClient } from "./generated/client";

export * from "./generated/enums";
export { Prisma };

type Database = {
  pool: pg.Pool;
  /** For transactions that run other queries meanwhile. */
  longPool: pg.Pool;
  prisma: PrismaClient;
};

function openPool(max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: requireSetting("DATABASE_URL"),
    max,
    connectionTimeoutMillis: 30_000,
  });
  // The pool replaces an idle connection that the server closed; without a listener the error would end the process.
  pool.on("error", () => undefined);
  return pool;
}

function connect(): Database {
  const pool = openPool(12);
  return { pool, longPool: openPool(8), prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

const database = () => perProcess("database", connect);

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
 * Runs a statement that PostgreSQL keeps parsed and planned, which takes a third of the time when it is repeated. Only for
 * constant texts whose plan does not depend on the values.
 */
export async function preparedSql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  // The name follows from the text, because several copies of this module share the pool.
  const name = statementNames.get(text) ?? `tonearm_${sha256(text).slice(0, 16)}`;
  statementNames.set(text, name);
  return (await database().pool.query<Row>({ name, text, values })).rows;
}

type TransactionWork<T> = (client: pg.PoolClient) => Promise<T>;

async function transactionOn<T>(pool: pg.Pool, work: TransactionWork<T>): Promise<T> {
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

/** Runs `work` in one transaction, which is rolled back when it throws. */
export const sqlTransaction = <T>(work: TransactionWork<T>): Promise<T> =>
  transactionOn(database().pool, work);

/**
 * Runs `work` in a transaction of a separate pool, for work that also queries outside of the transaction, such as a call to
 * Spotify under a lock: with one pool, transactions that hold its last connections would wait for each other forever.
 */
export const longTransaction = <T>(work: TransactionWork<T>): Promise<T> =>
  transactionOn(database().longPool, work);

/** PostgreSQL releases the lock of a killed process a moment later. */
const lockWait = "5s";
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const lockNotAvailable = "55P03";

/**
 * Runs `work` unless work of this name is already running, here or in another process. An advisory lock of PostgreSQL
 * decides; it ends with its connection.
 * @returns undefined when `work` was not run
 */
export async function runExclusively<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  const client = await database().longPool.connect();
  const ignore = () => undefined;
  // Between two statements only this listener hears of a broken connection; without it the error would end the process.
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
    // Closing the connection releases the lock.
    client.release(isLocked);
  }
}

/** Closes the pools, so that the process can end. */
export async function disconnect(): Promise<void> {
  const open = releasePerProcess<Database>("database");
  await open?.prisma.$disconnect();
  await open?.pool.end().catch(() => undefined);
  await open?.longPool.end().catch(() => undefined);
}
