import { rmSync } from "node:fs";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { clusterOf, query, serverPid, startForTest } from "@/testing/system/embedded-postgres";
import { readRow, row, stoppedServer } from "@/testing/system/stopped-server";
import { startEmbeddedPostgres } from "./embedded-postgres";

const deepIt = onlyDeep(it);

// Generous, because a loaded machine starts servers slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const copyServer = stoppedServer();

it("The embedded PostgreSQL keeps its data across a restart", async () => {
  const directory = copyServer();
  const first = await startEmbeddedPostgres(directory);
  expect(await readRow(first.url)).toEqual(row);
  await first.stop();
  await expect(readRow(first.url)).rejects.toThrow();
  expect(await readRow((await startForTest(directory)).url)).toEqual(row);
});

it("The last process that uses a PostgreSQL stops it, whichever started it", async () => {
  const directory = copyServer();
  const first = await startEmbeddedPostgres(directory);
  const second = await startEmbeddedPostgres(directory);
  expect(second.url).toBe(first.url);
  await first.stop();
  expect(await readRow(second.url)).toEqual(row);
  await second.stop();
  await expect(readRow(first.url)).rejects.toThrow();
});

it("Processes that stop at the same time leave no PostgreSQL behind", async () => {
  const directory = copyServer();
  const servers = await Promise.all([1, 2, 3].map(() => startEmbeddedPostgres(directory)));
  await Promise.all(servers.map(({ stop }) => stop()));
  await expect(readRow(servers[0]?.url ?? "")).rejects.toThrow();
});

deepIt("Two starts at the same time share one PostgreSQL", async () => {
  const directory = copyServer();
  const [first, second] = await Promise.all([startForTest(directory), startForTest(directory)]);
  expect(second.url).toBe(first.url);
  expect(await readRow(first.url)).toEqual(row);
});

// Creates two clusters, which takes seconds.
it("A killed PostgreSQL is started again on the same port", async () => {
  const directory = copyServer();
  const onEnd = vi.fn();
  const { url } = await startForTest(directory, { onEnd });
  for (let kills = 0; kills < sizeByDepth(1, 5); kills++) {
    process.kill(serverPid(directory), "SIGKILL");
    await expect.poll(() => readRow(url).catch(() => null), { timeout: 60_000 }).toEqual(row);
  }
  expect(onEnd).not.toHaveBeenCalled();
});

deepIt(
  "A PostgreSQL that cannot be started again is reported in one sentence, and stopping it does nothing",
  async () => {
    const directory = copyServer();
    const onEnd = vi.fn();
    const server = await startEmbeddedPostgres(directory, { onEnd });
    const pid = serverPid(directory);
    rmSync(path.join(clusterOf(directory), "global", "pg_control"));
    process.kill(pid, "SIGKILL");
    await expect.poll(() => onEnd.mock.calls.length, { timeout: 60_000 }).toBe(1);
    expect(onEnd).toHaveBeenCalledWith(expect.stringMatching(/PostgreSQL ended\. .*pg_control/));
    await server.stop();
  },
);

deepIt("A lost connection of the supervisor is no end of PostgreSQL", async () => {
  const directory = copyServer();
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

it("The app is no superuser, accepts only local connections with the password, and PostgreSQL knows no secrets", async () => {
  const { url, adminUrl } = await startForTest(copyServer());
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
