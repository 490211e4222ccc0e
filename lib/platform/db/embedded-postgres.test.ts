import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { kill, startProcess } from "@/testing/processes/start";
import {
  clusterOf,
  copyDataDirectory,
  createDataDirectory,
  query,
  serverPid,
  startForTest,
  startUnrelatedProcess,
  writeServerPid,
} from "@/testing/system/embedded-postgres";
import { EmbeddedPostgresUnavailable, startEmbeddedPostgres } from "./embedded-postgres";

const deepIt = onlyDeep(it);

// Generous, because a loaded machine starts servers slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** The data directory of a stopped server with one row; each test has a copy. */
let original: string;
const readRow = (url: string) => query(url, "SELECT word FROM kept");
const row = [{ word: "here" }];

beforeAll(async () => {
  original = createDataDirectory();
  const server = await startEmbeddedPostgres(original);
  await query(server.url, "CREATE TABLE kept AS SELECT 'here' AS word");
  await server.stop();
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

const refusal = (words: RegExp) => {
  const message = expect.stringMatching(words);
  return expect.objectContaining({ name: EmbeddedPostgresUnavailable.name, message });
};

it("The embedded PostgreSQL keeps its data across a restart", async () => {
  const directory = copyDataDirectory(original);
  const first = await startEmbeddedPostgres(directory);
  expect(await readRow(first.url)).toEqual(row);
  await first.stop();
  await expect(readRow(first.url)).rejects.toThrow();
  expect(await readRow((await startForTest(directory)).url)).toEqual(row);
});

it("The last process that uses a PostgreSQL stops it, whichever started it", async () => {
  const directory = copyDataDirectory(original);
  const first = await startEmbeddedPostgres(directory);
  const second = await startEmbeddedPostgres(directory);
  expect(second.url).toBe(first.url);
  await first.stop();
  expect(await readRow(second.url)).toEqual(row);
  await second.stop();
  await expect(readRow(first.url)).rejects.toThrow();
});

it("Processes that stop at the same time leave no PostgreSQL behind", async () => {
  const directory = copyDataDirectory(original);
  const servers = await Promise.all([1, 2, 3].map(() => startEmbeddedPostgres(directory)));
  await Promise.all(servers.map(({ stop }) => stop()));
  await expect(readRow(servers[0]?.url ?? "")).rejects.toThrow();
});

deepIt("A process goes on when PostgreSQL and the process that started it are killed", async () => {
  const directory = copyDataDirectory(original);
  const starter = await startProcess("postgres", [directory]);
  const onEnd = vi.fn();
  const { url } = await startForTest(directory, { onEnd });
  await kill(starter.child);
  process.kill(serverPid(directory), "SIGKILL");
  await expect.poll(() => readRow(url).catch(() => null), { timeout: 60_000 }).toEqual(row);
  expect(onEnd).not.toHaveBeenCalled();
});

deepIt(
  "A process that has to be alone is refused while another one runs, and makes a later one wait",
  async () => {
    const directory = copyDataDirectory(original);
    const first = await startEmbeddedPostgres(directory);
    await expect(startEmbeddedPostgres(directory, {}, "alone")).rejects.toThrow(
      /^Tonearm is running .* Stop it/,
    );
    await first.stop();
    const alone = await startEmbeddedPostgres(directory, {}, "alone");
    let hasStarted = false;
    const waiting = startEmbeddedPostgres(directory).finally(() => {
      hasStarted = true;
    });
    const selectWaiting = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    await expect.poll(() => query(alone.adminUrl, selectWaiting)).toHaveLength(1);
    expect(hasStarted).toBe(false);
    await alone.stop();
    const later = await waiting;
    expect(await readRow(later.url)).toEqual(row);
    await later.stop();
  },
);

it("Two starts at the same time share one PostgreSQL", async () => {
  const directory = copyDataDirectory(original);
  const [first, second] = await Promise.all([startForTest(directory), startForTest(directory)]);
  expect(second.url).toBe(first.url);
  expect(await readRow(first.url)).toEqual(row);
});

// Creates two clusters, which takes seconds.
it.runIf(sizeByDepth(false, true))(
  "Two first starts at the same time share one cluster, after one that was interrupted",
  async () => {
    const directory = createDataDirectory();
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    const leftover = path.join(directory, "postgres", "cluster.new-999999999-x");
    mkdirSync(leftover, { recursive: true });
    const [first, second] = await Promise.all([startForTest(directory), startForTest(directory)]);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    const names = ["cluster", "server.log", "tonearm.json"];
    expect(
      readdirSync(path.join(directory, "postgres"))
        .filter(name => name !== "programs")
        .sort(),
    ).toEqual(names);
  },
);

deepIt(
  "A number in postmaster.pid that another process has by now delays no start, and that process lives on",
  async () => {
    const directory = copyDataDirectory(original);
    const unrelated = await startUnrelatedProcess();
    const killed = await startProcess("postgres", [directory]);
    await kill(killed.child);
    process.kill(serverPid(directory), "SIGKILL");
    writeServerPid(directory, unrelated.pid);
    const server = await startEmbeddedPostgres(directory);
    expect(await readRow(server.url)).toEqual(row);

    // The file of a running server may be wrong as well.
    writeServerPid(directory, unrelated.pid);
    await server.stop();
    await expect(readRow(server.url)).rejects.toThrow();
    expect(unrelated.signalCode).toBeNull();
  },
);

deepIt(
  "A copy of a running data directory gets a server of its own and leaves the original alone",
  async () => {
    const directory = copyDataDirectory(original);
    const server = await startForTest(directory);
    const copy = copyDataDirectory(directory);
    const copiedServer = await startForTest(copy);
    expect(await readRow(copiedServer.url)).toEqual(row);
    await query(copiedServer.url, "UPDATE kept SET word = 'in the copy'");
    expect(await readRow(server.url)).toEqual(row);
    await server.stop();
    expect(await readRow(copiedServer.url)).toEqual([{ word: "in the copy" }]);
  },
);

it("A killed PostgreSQL is started again on the same port", async () => {
  const directory = copyDataDirectory(original);
  const onEnd = vi.fn();
  const { url } = await startForTest(directory, { onEnd });
  for (let kills = 0; kills < sizeByDepth(1, 5); kills++) {
    process.kill(serverPid(directory), "SIGKILL");
    await expect.poll(() => readRow(url).catch(() => null), { timeout: 60_000 }).toEqual(row);
  }
  expect(onEnd).not.toHaveBeenCalled();
});

it("A PostgreSQL that cannot be started again is reported in one sentence, and stopping it does nothing", async () => {
  const directory = copyDataDirectory(original);
  const onEnd = vi.fn();
  const server = await startEmbeddedPostgres(directory, { onEnd });
  const pid = serverPid(directory);
  rmSync(path.join(clusterOf(directory), "global", "pg_control"));
  process.kill(pid, "SIGKILL");
  await expect.poll(() => onEnd.mock.calls.length, { timeout: 60_000 }).toBe(1);
  expect(onEnd).toHaveBeenCalledWith(expect.stringMatching(/PostgreSQL ended\. .*pg_control/));
  await server.stop();
});

it("A lost connection of the supervisor is no end of PostgreSQL", async () => {
  const directory = copyDataDirectory(original);
  const { url, adminUrl } = await startForTest(directory);
  const pid = serverPid(directory);
  await query(
    adminUrl,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tonearm supervisor'",
  );
  await expect
    .poll(() => query(url, "SELECT FROM pg_locks WHERE locktype = 'advisory'"), { timeout: 30_000 })
    .toHaveLength(1);
  expect(serverPid(directory)).toBe(pid);
});

deepIt("A PostgreSQL that a killed start left behind is taken over and stopped by the next one", async () => {
  const directory = copyDataDirectory(original);
  const killed = await startProcess("postgres", [directory]);
  const pid = serverPid(directory);
  await kill(killed.child);
  const server = await startEmbeddedPostgres(directory);
  expect(serverPid(directory)).toBe(pid);
  await server.stop();
  await expect(readRow(server.url)).rejects.toThrow();
});

it("The app is no superuser, accepts only local connections with the password, and PostgreSQL knows no secrets", async () => {
  const { url, adminUrl } = await startForTest(copyDataDirectory(original));
  const readEnvironment = "CREATE TEMP TABLE found (line text); COPY found FROM PROGRAM 'env'; TABLE found";
  await expect(query(url, readEnvironment)).rejects.toThrow(/permission denied/);
  await query(adminUrl, "CREATE TABLE found (line text)");
  await query(adminUrl, "COPY found FROM PROGRAM 'env'");
  const names = (await query(adminUrl, "SELECT split_part(line, '=', 1) AS name FROM found")).map(
    ({ name }) => name,
  );
  expect(names).toContain("PATH");
  for (const name of ["APP_SECRET", "ENCRYPTION_KEYS", "DATABASE_URL"]) expect(names).not.toContain(name);
  const wrongUrl = new URL(url);
  wrongUrl.password = "guess";
  await expect(query(wrongUrl.href, "SELECT 1")).rejects.toThrow(/password/);
  expect(await query(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
});

deepIt(
  "Everything that an earlier version created as superuser belongs to the app after the next start",
  async () => {
    const directory = copyDataDirectory(original);
    const first = await startEmbeddedPostgres(directory);
    await query(
      first.adminUrl,
      `CREATE TYPE mood AS ENUM ('calm');
     CREATE TABLE old_table (id serial PRIMARY KEY, mood mood);
     CREATE VIEW old_view AS SELECT * FROM old_table;
     CREATE FUNCTION old_function() RETURNS int LANGUAGE sql AS 'SELECT 1';
     CREATE SCHEMA "Old"; CREATE SEQUENCE "Old"."Numbers";
     CREATE EXTENSION pg_trgm`,
    );
    await expect(query(first.url, "ALTER TABLE old_table ADD COLUMN added int")).rejects.toThrow(/owner/);
    await first.stop();
    const { url } = await startForTest(directory);
    await query(
      url,
      `CREATE EXTENSION IF NOT EXISTS pg_trgm;
     ALTER TYPE mood ADD VALUE 'lively';
     ALTER TABLE old_table ADD COLUMN added int;
     INSERT INTO old_table (mood) VALUES ('calm')`,
    );
    await query(
      url,
      `DROP VIEW old_view; DROP TABLE old_table; DROP TYPE mood; DROP FUNCTION old_function();
     DROP SCHEMA "Old" CASCADE`,
    );
  },
);

deepIt("A data directory from a backup gets the owner and permissions that PostgreSQL demands", async () => {
  const directory = copyDataDirectory(original);
  chmodSync(clusterOf(directory), 0o755);
  if (process.getuid?.() === 0)
    for (const name of ["", "PG_VERSION", "global"])
      chownSync(path.join(clusterOf(directory), name), 54_321, 54_321);
  // The log has grown, too.
  const log = path.join(directory, "postgres", "server.log");
  truncateSync(log, 11_000_000);
  expect(await readRow((await startForTest(directory)).url)).toEqual(row);
  expect(statSync(log).size).toBeLessThan(1_000_000);
  expect(statSync(`${log}.1`).size).toBe(11_000_000);
});

deepIt("A log that cannot be copied is emptied with a notice, and PostgreSQL starts", async () => {
  const directory = copyDataDirectory(original);
  const log = path.join(directory, "postgres", "server.log");
  truncateSync(log, 11_000_000);
  mkdirSync(`${log}.1`);
  const onNotice = vi.fn();
  expect(await readRow((await startForTest(directory, { onNotice })).url)).toEqual(row);
  expect(statSync(log).size).toBeLessThan(1_000_000);
  expect(onNotice).toHaveBeenCalledWith(expect.stringMatching(/log was emptied without a copy/));
});

deepIt("The data of another major version, or without its password, is refused in one sentence", async () => {
  const directory = copyDataDirectory(original);
  writeFileSync(path.join(clusterOf(directory), "PG_VERSION"), "17\n");
  await expect(startEmbeddedPostgres(directory)).rejects.toEqual(
    refusal(/written by PostgreSQL 17, .* has PostgreSQL \d+, .*used before.*Export my library/),
  );
  const withoutPassword = copyDataDirectory(original);
  rmSync(path.join(withoutPassword, "postgres", "tonearm.json"));
  await expect(startEmbeddedPostgres(withoutPassword)).rejects.toEqual(refusal(/tonearm\.json is missing/));
  expect(existsSync(path.join(withoutPassword, "postgres", "tonearm.json"))).toBe(false);
});
