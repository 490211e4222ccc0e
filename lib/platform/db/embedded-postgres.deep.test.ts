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
import { expect, it, onTestFinished, vi } from "vitest";
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
import { readRow, refusal, row, stoppedServer } from "@/testing/system/stopped-server";
import { startEmbeddedPostgres } from "./embedded-postgres";

// Generous, because a loaded machine starts servers slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const copyServer = stoppedServer();

it("A process goes on when PostgreSQL and the process that started it are killed", async () => {
  const directory = copyServer();
  const starter = await startProcess("postgres", [directory]);
  const onEnd = vi.fn();
  const { url } = await startForTest(directory, { onEnd });
  await kill(starter.child);
  process.kill(serverPid(directory), "SIGKILL");
  await expect.poll(() => readRow(url).catch(() => null), { timeout: 60_000 }).toEqual(row);
  expect(onEnd).not.toHaveBeenCalled();
});

it("A process that has to be alone is refused while another one runs, and makes a later one wait", async () => {
  const directory = copyServer();
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
});

it("Two first starts at the same time share one cluster, after one that was interrupted", async () => {
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
});

it("A number in postmaster.pid that another process has by now delays no start, and that process lives on", async () => {
  const directory = copyServer();
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
});

it("A copy of a running data directory gets a server of its own and leaves the original alone", async () => {
  const directory = copyServer();
  const server = await startForTest(directory);
  const copy = copyDataDirectory(directory);
  const copiedServer = await startForTest(copy);
  expect(await readRow(copiedServer.url)).toEqual(row);
  await query(copiedServer.url, "UPDATE kept SET word = 'in the copy'");
  expect(await readRow(server.url)).toEqual(row);
  await server.stop();
  expect(await readRow(copiedServer.url)).toEqual([{ word: "in the copy" }]);
});

it("A PostgreSQL that a killed start left behind is taken over and stopped by the next one", async () => {
  const directory = copyServer();
  const killed = await startProcess("postgres", [directory]);
  const pid = serverPid(directory);
  await kill(killed.child);
  const server = await startEmbeddedPostgres(directory);
  expect(serverPid(directory)).toBe(pid);
  await server.stop();
  await expect(readRow(server.url)).rejects.toThrow();
});

it("Everything that an earlier version created as superuser belongs to the app after the next start", async () => {
  const directory = copyServer();
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
});

it("A data directory from a backup gets the owner and permissions that PostgreSQL demands", async () => {
  const directory = copyServer();
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

it("A log that cannot be copied is emptied with a notice, and PostgreSQL starts", async () => {
  const directory = copyServer();
  const log = path.join(directory, "postgres", "server.log");
  truncateSync(log, 11_000_000);
  mkdirSync(`${log}.1`);
  const onNotice = vi.fn();
  expect(await readRow((await startForTest(directory, { onNotice })).url)).toEqual(row);
  expect(statSync(log).size).toBeLessThan(1_000_000);
  expect(onNotice).toHaveBeenCalledWith(expect.stringMatching(/log was emptied without a copy/));
});

it("The data of another major version, or without its password, is refused in one sentence", async () => {
  const directory = copyServer();
  writeFileSync(path.join(clusterOf(directory), "PG_VERSION"), "17\n");
  await expect(startEmbeddedPostgres(directory)).rejects.toEqual(
    refusal(/written by PostgreSQL 17, .* has PostgreSQL \d+, .*used before.*Export my library/),
  );
  const withoutPassword = copyServer();
  rmSync(path.join(withoutPassword, "postgres", "tonearm.json"));
  await expect(startEmbeddedPostgres(withoutPassword)).rejects.toEqual(refusal(/tonearm\.json is missing/));
  expect(existsSync(path.join(withoutPassword, "postgres", "tonearm.json"))).toBe(false);
});
