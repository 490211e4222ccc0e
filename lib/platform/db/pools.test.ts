import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { env } from "@/lib/platform/env";
import { createUser } from "@/testing/people";
import { besideTransaction } from "@/testing/system/beside-transaction";
import { withResolvers } from "@/testing/system/with-resolvers";
import {
  afterCommit,
  inBackground,
  longTransaction,
  personTransaction,
  preparedSql,
  prisma,
  prismaPersonTransaction,
  runExclusively,
  sql,
  sqlTransaction,
  withWorkload,
} from ".";
import type { Workload } from "./workload";

const countWaiting = async () => {
  const [row] = await sql<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%pg_advisory_lock%'`,
  );
  return row?.waiting;
};

/** Starts statements that wait for a lock, calls `work`, and then lets them finish. */
async function whileWaiting(workload: Workload, count: number, work: () => Promise<void>): Promise<void> {
  let waiting: Promise<unknown> = Promise.resolve();
  await inBackground(() =>
    sqlTransaction(async client => {
      await client.query("SELECT pg_advisory_xact_lock(1)");
      waiting = withWorkload(workload, () =>
        Promise.all(
          Array.from({ length: count }, (_, index) =>
            index % 2 === 0
              ? sql("SELECT pg_advisory_lock_shared(1), pg_advisory_unlock_shared(1)")
              : prisma().$queryRaw`SELECT pg_advisory_lock_shared(1)::text, pg_advisory_unlock_shared(1)`,
          ),
        ),
      );
      await besideTransaction(work);
    }),
  );
  await waiting;
}

it("A person who asks for many connections gets a third of them, and other people do not wait", async () => {
  await whileWaiting({ pool: "requests", userId: "ada" }, 20, async () => {
    await expect.poll(countWaiting, { timeout: 10_000 }).toBe(4);
    const eve = { pool: "requests", userId: "eve" } as const;
    expect(await withWorkload(eve, () => sql("SELECT 1 AS one"))).toEqual([{ one: 1 }]);
    expect(await withWorkload(eve, () => prisma().user.count())).toBe(0);
    expect(await countWaiting()).toBe(4);
  });
});

it("Searches of many people leave the connections of other requests alone", async () => {
  await whileWaiting({ pool: "search" }, 20, async () => {
    await expect.poll(countWaiting, { timeout: 10_000 }).toBe(3);
    expect(await sql("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

it("A burst of short queries opens few connections, because those that become free serve the queries that wait", async () => {
  const queries = Array.from({ length: 60 }, () => sql<{ pid: number }>("SELECT pg_backend_pid() AS pid"));
  const pids = (await Promise.all(queries)).map(([row]) => row?.pid);
  expect(new Set(pids).size).toBeLessThan(8);
});

it("A long transaction can query beside itself even if its person has no connection left", async () => {
  const beside = () =>
    longTransaction(async client => {
      await client.query("SELECT 1");
      return sql<{ one: number }>("SELECT 1 AS one");
    });
  const results = await withWorkload({ pool: "requests", userId: "ada" }, () =>
    Promise.all(Array.from({ length: 4 }, beside)),
  );
  expect(results.flat()).toHaveLength(4);
});

const otherConnections: [string, () => PromiseLike<unknown>][] = [
  ["sql", () => sql("SELECT 1")],
  ["preparedSql", () => preparedSql("SELECT 1")],
  ["Prisma", () => prisma().user.count()],
  ["another transaction", () => sqlTransaction(async () => undefined)],
  ["a long transaction", () => longTransaction(async () => undefined)],
  ["a transaction in the background", () => inBackground(() => sqlTransaction(async () => undefined))],
  ["a lock", () => runExclusively("a lock", async () => undefined)],
];

it.each(otherConnections)("A transaction refuses %s on a second connection", async (_, query) => {
  const { userId } = await createUser();
  const refusal = /must use its own connection/;
  await expect(personTransaction(userId, async () => query())).rejects.toThrow(refusal);
  await expect(prismaPersonTransaction(userId, async () => query())).rejects.toThrow(refusal);
});

it("Work after COMMIT runs on other connections, and only for a transaction that is committed", async () => {
  const { userId } = await createUser();
  const found: unknown[] = [];
  const rename = (name: string, end: () => void) =>
    personTransaction(userId, async client => {
      await client.query("UPDATE users SET username = $2 WHERE id = $1", [userId, name]);
      afterCommit(
        async () => void found.push(...(await sql("SELECT username FROM users WHERE id = $1", [userId]))),
      );
      end();
    });
  await expect(
    rename("failed", () => {
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  await rename("kept", () => undefined);
  expect(found).toEqual([{ username: "kept" }]);
});

it("Statements of requests have a timeout, and statements of jobs have none", async () => {
  const show = "SELECT current_setting('statement_timeout') AS timeout";
  const inTransaction = () => longTransaction(async client => (await client.query(show)).rows);
  expect(await sql(show)).toEqual([{ timeout: "20s" }]);
  expect(await inTransaction()).toEqual([{ timeout: "20s" }]);
  expect(await inBackground(() => sql(show))).toEqual([{ timeout: "0" }]);
  expect(await inBackground(inTransaction)).toEqual([{ timeout: "0" }]);
});

it("Deletions by one person leave connections for jobs", async () => {
  const holder = new pg.Client({ connectionString: env().DATABASE_URL });
  await holder.connect();
  onTestFinished(() => holder.end());
  await holder.query("SELECT pg_advisory_lock(1)");
  const wait = () => sql("SELECT pg_advisory_lock_shared(1), pg_advisory_unlock_shared(1)");
  const waiting = withWorkload({ pool: "requests", userId: "ada" }, () =>
    Promise.all(Array.from({ length: 12 }, () => inBackground(wait))),
  );
  await expect.poll(countWaiting, { timeout: 10_000 }).toBe(4);
  expect(await inBackground(() => sql("SELECT 1 AS one"))).toEqual([{ one: 1 }]);
  await holder.query("SELECT pg_advisory_unlock(1)");
  await waiting;
});

const countWaitingForPerson = async () => {
  const [row] = await sql<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FROM users%'`,
  );
  return row?.waiting;
};

it("Files that wait for another write of their person leave the connections of files to other people", async () => {
  const { userId } = await createUser();
  const files = { pool: "files", userId } as const;
  const importFile = () => personTransaction(userId, async () => "imported");
  let waiting: Promise<string[]> | undefined;
  await personTransaction(userId, async () => {
    waiting = withWorkload(files, () => Promise.all([importFile(), importFile(), importFile()]));
    await besideTransaction(async () => {
      await expect.poll(countWaitingForPerson, { timeout: 10_000 }).toBe(3);
      const others = withWorkload({ pool: "files", userId: "eve" }, () => sql("SELECT 1 AS one"));
      expect(await Promise.race([others, sql("SELECT pg_sleep(2)")])).toEqual([{ one: 1 }]);
    });
  });
  expect(await waiting).toEqual(["imported", "imported", "imported"]);
});

it("Files get their person's lock between the writes of an import that always has the next one waiting", async () => {
  const { userId } = await createUser();
  const order: string[] = [];
  const write = (name: string) => {
    const { promise, resolve } = withResolvers();
    const done = personTransaction(userId, async () => {
      order.push(name);
      await promise;
    });
    return { end: resolve, done };
  };
  const waitFor = (count: number) => expect.poll(countWaitingForPerson, { timeout: 10_000 }).toBe(count);
  const first = write("first");
  await expect.poll(() => order).toEqual(["first"]);
  const file = withWorkload({ pool: "files", userId }, () =>
    personTransaction(userId, async () => void order.push("file")),
  );
  await waitFor(1);
  const second = write("second");
  await waitFor(2);
  first.end();
  await expect.poll(() => order).toEqual(["first", "second"]);
  await waitFor(1);
  const third = write("third");
  await waitFor(2);
  second.end();
  third.end();
  await Promise.all([first.done, second.done, third.done, file]);
  expect(order).toEqual(["first", "second", "file", "third"]);
});

it("An error of files about another lock than the person's is thrown on", async () => {
  const { userId } = await createUser();
  const fail = () =>
    personTransaction(userId, async () => {
      throw Object.assign(new Error("another lock"), { code: "55P03" });
    });
  await expect(withWorkload({ pool: "files", userId }, fail)).rejects.toThrow("another lock");
});
