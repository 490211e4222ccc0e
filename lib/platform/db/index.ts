import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { requireSetting } from "../env";
import { Prisma, PrismaClient } from "./generated/client";

export * from "./generated/enums";
export { Prisma };

type Database = { pool: pg.Pool; prisma: PrismaClient };

// Next loads a module once per bundle; the process keeps one pool whatever the number of copies.
const home = globalThis as typeof globalThis & { tonearmDatabase?: Database };

function connect(): Database {
  const pool = new pg.Pool({ connectionString: requireSetting("DATABASE_URL"), max: 12 });
  // An idle connection that the server closes is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function database(): Database {
  home.tonearmDatabase ??= connect();
  return home.tonearmDatabase;
}

/** The Prisma client of this process. */
export const prisma = (): PrismaClient => database().prisma;

/** A Prisma client or the one of a running transaction. */
export type Transaction = Prisma.TransactionClient;

/** Runs one SQL statement over the same pool, for hot paths and bulk work where Prisma costs round trips. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await database().pool.query<Row>(text, values)).rows;
}

/** Runs `work` in one transaction on one connection of the pool; rolled back when it throws. */
export async function sqlTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database().pool.connect();
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

/** Closes the pool; the process can end after that. */
export async function disconnect(): Promise<void> {
  const open = home.tonearmDatabase;
  home.tonearmDatabase = undefined;
  await open?.prisma.$disconnect();
  await open?.pool.end().catch(() => undefined);
}
