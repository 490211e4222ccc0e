import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { AppError } from "@/lib/core/errors";
import { sha256 } from "../crypto";
import { perProcess, releasePerProcess } from "../per-process";
import { retryConflict } from "./conflicts";
import { Prisma, PrismaClient } from "./generated/client";
import { beginLongSql, openPools, type Pools } from "./pools";
import { currentWorkload, inBackground, insideTransaction, withoutShare } from "./workload";

export * from "./generated/enums";

export { afterCommit, inBackground, withWorkload } from "./workload";
export { Prisma };

type Database = Pools & { prisma: PrismaClient };

const ignore = () => undefined;

function connect(): Database {
  const pools = openPools();
  return { ...pools, prisma: new PrismaClient({ adapter: new PrismaPg(pools.pool) }) };
}

const database = () => perProcess("database", connect);

/** The Prisma client of this process. */
export const prisma = (): PrismaClient => database().prisma;

/** Tells whether the pool holds an unused connection, so that the next query need not open one. */
export const hasIdleConnection = (): boolean => database().hasIdleConnection();

/** The connections of this process by pool. */
export const connectionCounts = () => database().connectionCounts();

/** Runs one SQL statement with Prisma's pool. For hot paths and bulk work, where Prisma needs more round trips. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await retryConflict(() => database().pool.query<Row>(text, values))).rows;
}

const statementNames = new Map<string, string>();

/**
 * Runs a prepared statement: repeated runs take a third of the time. Only for constant texts whose plan does not depend on
 * the values.
 */
export async function preparedSql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  // The name is a hash of the text, because several copies of this module share the pool.
  const name = statementNames.get(text) ?? `tonearm_${sha256(text).slice(0, 16)}`;
  statementNames.set(text, name);
  return (await retryConflict(() => database().pool.query<Row>({ name, text, values }))).rows;
}

type TransactionWork<T> = (client: pg.PoolClient) => Promise<T>;

async function transactionOn<T>(pool: pg.Pool, work: TransactionWork<T>, beginSql: string): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(beginSql);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(ignore);
    throw error;
  } finally {
    client.release();
  }
}

/** Runs `work` in a transaction that refuses other connections, and then what `work` passed to `afterCommit`. */
async function closedTransaction<T>(work: TransactionWork<T>, beginSql: string): Promise<T> {
  const works: (() => Promise<void>)[] = [];
  const result = await transactionOn(
    database().pool,
    client => insideTransaction(works, () => work(client)),
    beginSql,
  );
  for (const next of works) await next();
  return result;
}

/**
 * Runs `work` in one transaction, which is rolled back when it throws. Runs it a second time after a conflict, so it must have no
 * other effects. Writes about a person belong into `personTransaction`.
 */
export const sqlTransaction = <T>(work: TransactionWork<T>): Promise<T> =>
  retryConflict(() => closedTransaction(work, "BEGIN"));

/** Runs read-only `work` on one state of the database, with times in UTC. */
export const snapshotTransaction = <T>(work: TransactionWork<T>): Promise<T> =>
  closedTransaction(work, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL TimeZone = 'UTC'");

const lockPersonSql = "SELECT 1 FROM users WHERE id = $1::uuid FOR NO KEY UPDATE";
const accountDeleted = () => new AppError("not_signed_in");

/**
 * Locks a person's row until the end of the transaction, before all other locks of the person; see decision 27.
 * @throws AppError not_signed_in when the account was deleted meanwhile
 */
async function lockPerson(client: pg.PoolClient, userId: string, mode: "" | "NOWAIT" = ""): Promise<void> {
  const { rowCount } = await client.query(`${lockPersonSql} ${mode}`, [userId]);
  if (rowCount === 0) throw accountDeleted();
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const lockNotAvailable = "55P03";
const isLockNotAvailable = (error: unknown) => (error as pg.DatabaseError).code === lockNotAvailable;

/** Waits for the person's lock and runs `work` with it. */
const lockedTransaction = <T>(userId: string, work: TransactionWork<T>): Promise<T> =>
  sqlTransaction(async client => {
    await lockPerson(client, userId);
    return work(client);
  });

/** Runs `work` with the person's lock. @returns undefined when another transaction has the lock */
async function personTransactionWithoutWaiting<T>(userId: string, work: TransactionWork<T>) {
  let hasLock = false;
  try {
    return await sqlTransaction(async client => {
      hasLock = false;
      await lockPerson(client, userId, "NOWAIT");
      hasLock = true;
      return { result: await work(client) };
    });
  } catch (error) {
    if (!hasLock && isLockNotAvailable(error)) return undefined;
    throw error;
  }
}

/**
 * Runs `work` in a transaction that has the person's data for itself: other person transactions of the person wait, so they cannot
 * deadlock. For every write that locks more than one row. Runs `work` again like `sqlTransaction`.
 * @throws AppError not_signed_in when the account was deleted meanwhile
 */
export async function personTransaction<T>(userId: string, work: TransactionWork<T>): Promise<T> {
  if (currentWorkload().pool !== "files") return lockedTransaction(userId, work);
  // There may be only one connection for the files of all people, so whoever waits for a lock waits on another one.
  const done = await personTransactionWithoutWaiting(userId, work);
  if (done) return done.result;
  await longTransaction(client => lockPerson(client, userId));
  // An import that writes step after step can have the lock again already. Waiting here then lasts for one step.
  return lockedTransaction(userId, work);
}

/** Runs `work` like `personTransaction`, with Prisma. */
export const prismaPersonTransaction = <T>(
  userId: string,
  work: (transaction: Prisma.TransactionClient) => Promise<T>,
): Promise<T> =>
  retryConflict(() =>
    // Without the timeout of requests, and with more than Prisma's two and five seconds: a large library takes long to delete.
    inBackground(() =>
      prisma().$transaction(
        async transaction => {
          const person = await transaction.$queryRawUnsafe<unknown[]>(lockPersonSql, userId);
          if (person.length === 0) throw accountDeleted();
          return insideTransaction([], () => work(transaction));
        },
        { maxWait: 30_000, timeout: 120_000 },
      ),
    ),
  );

/**
 * Runs `work` in a transaction on a separate pool. For work that also queries outside of the transaction, such as the
 * refresh of a token while its row is locked: with one pool, transactions could take all connections and then wait for each other forever.
 */
export const longTransaction = <T>(work: TransactionWork<T>): Promise<T> =>
  transactionOn(
    database().longPool,
    // Other queries would otherwise wait for a share of connections that the transaction itself holds.
    client => withoutShare(() => work(client)),
    beginLongSql(),
  );

/** Long enough for PostgreSQL to release the lock of a process that was just killed. */
const lockTimeout = "5s";
/**
 * Runs `work` unless work with this name is already running, in this process or another. Uses a PostgreSQL advisory lock,
 * which is released when its connection closes.
 * @returns undefined when `work` was not run
 */
export async function runExclusively<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  const client = await database().longPool.connect();
  let isLocked = false;
  try {
    await client.query("BEGIN");
    await client.query(`SET LOCAL lock_timeout = '${lockTimeout}'`);
    isLocked = await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [name]).then(
      () => true,
      error => {
        if (isLockNotAvailable(error)) return false;
        throw error;
      },
    );
    await client.query(isLocked ? "COMMIT" : "ROLLBACK");
    return isLocked ? await work() : undefined;
  } finally {
    // Closing the connection releases the lock.
    client.release(isLocked);
  }
}

/** Closes the pools, so that the process can end. */
export async function disconnect(): Promise<void> {
  const openDatabase = releasePerProcess<Database>("database");
  await openDatabase?.prisma.$disconnect();
  await openDatabase?.end();
}
