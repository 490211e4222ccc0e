import { createServer } from "node:net";
import pg from "pg";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/platform/env";
import { useDatabaseAt } from "@/testing/system/databases";
import { withResolvers } from "@/testing/system/with-resolvers";
import { prisma, sql, sqlTransaction } from ".";
import { isDatabaseUnavailable, toAppError } from "./outage";

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    error => error,
  );

async function connectAdmin() {
  const admin = new pg.Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  onTestFinished(() => admin.end());
  return admin;
}

/** Runs a query in each of the ways that the app uses. */
const queries: [way: string, query: () => Promise<unknown>][] = [
  ["pg", () => sql("SELECT 1")],
  ["pg in a transaction", () => sqlTransaction(client => client.query("SELECT 1"))],
  ["Prisma", () => prisma().user.findFirst()],
  ["Prisma with SQL", () => prisma().$queryRaw`SELECT 1`],
  ["Prisma in a transaction", () => prisma().$transaction([prisma().user.findFirst()])],
];

/** Lets PostgreSQL fail with a code. */
const raise = (code: string) => `DO $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '${code}'; END $$`;

describe("an outage of the database", () => {
  it.each([
    ["53100", "disk_full"],
    ["53200", "too_busy"],
    ["53300", "too_busy"],
    ["57014", "too_slow"],
    ["57P01", "not_answering"],
    ["57P02", "not_answering"],
    ["57P03", "not_answering"],
    ["08006", "not_answering"],
  ])("PostgreSQL's error %s is the outage %s for pg and for Prisma", async (code, reason) => {
    for (const query of [sql(raise(code)), prisma().$executeRawUnsafe(raise(code))]) {
      const error = await caught(query);
      expect(isDatabaseUnavailable(error)).toBe(true);
      expect(toAppError(error)).toMatchObject({
        code: "database_unavailable",
        parameters: { reason },
        retryAt: expect.any(Date),
      });
    }
  });

  it.each(queries)("A server that is gone is an outage for %s", async (_, query) => {
    await useDatabaseAt("postgresql://nobody:none@127.0.0.1:1/none");
    expect(isDatabaseUnavailable(await caught(query()))).toBe(true);
  });

  it.each(queries)("A server that closes its connections is an outage for %s", async (_, query) => {
    const server = createServer(socket => socket.destroy());
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    await useDatabaseAt(
      `postgresql://nobody:none@127.0.0.1:${typeof address === "object" && address?.port}/none`,
    );
    expect(isDatabaseUnavailable(await caught(query()))).toBe(true);
  });

  it("A server without a free connection is an outage, and so is a pool that waits too long for one", async () => {
    const admin = await connectAdmin();
    await admin.query("CREATE ROLE crowded LOGIN PASSWORD 'crowded' CONNECTION LIMIT 0");
    onTestFinished(async () => void (await admin.query("DROP ROLE crowded")));
    const crowded = new URL(env().DATABASE_URL ?? "");
    [crowded.username, crowded.password] = ["crowded", "crowded"];
    await useDatabaseAt(crowded.href);
    for (const [, query] of queries)
      expect(toAppError(await caught(query()))).toMatchObject({ parameters: { reason: "too_busy" } });

    const pool = new pg.Pool({ connectionString: inject("postgresUrl"), max: 1 });
    const only = await pool.connect();
    pool.options.connectionTimeoutMillis = 50;
    expect(isDatabaseUnavailable(await caught(pool.query("SELECT 1")))).toBe(true);
    only.release();
    await pool.end();
  });

  it("A transaction of Prisma that waits too long for a connection is an outage", async () => {
    const release = withResolvers();
    const holding = Array.from({ length: 12 }, () => sqlTransaction(() => release.promise));
    const waiting = prisma().$transaction(async () => undefined, { maxWait: 50 });
    expect(toAppError(await caught(waiting))).toMatchObject({ parameters: { reason: "too_busy" } });
    release.resolve();
    await Promise.all(holding);
  });

  it("A connection that ends between two statements of a transaction fails it and not the process", async () => {
    const admin = await connectAdmin();
    const work = sqlTransaction(async client => {
      const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
      const ended = new Promise(resolve => client.once("end", resolve));
      await admin.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
      await ended;
      await client.query("SELECT 1");
    });
    expect(isDatabaseUnavailable(await caught(work))).toBe(true);
    expect(await sql("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

it.each([
  ["a mistake in SQL", () => sql("SELECT nothing")],
  ["a constraint", () => sql(raise("23505"))],
  ["a deadlock", () => sql(raise("40P01"))],
  ["another service that is gone", () => fetch("http://127.0.0.1:1/")],
  [
    "a refusal",
    () => Promise.reject(new AppError("spotify_unavailable", {}, { cause: { code: "ECONNREFUSED" } })),
  ],
  ["a bug", () => Promise.reject(new TypeError("x is undefined"))],
])("The error of %s is no outage of the database", async (_, work) => {
  expect(isDatabaseUnavailable(await caught(work()))).toBe(false);
});
