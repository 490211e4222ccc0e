import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { createEmptyDatabase } from "@/testing/system/databases";
import { query } from "@/testing/system/embedded-postgres";
import { hasOtherProcesses, joinDatabase } from "./processes";

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

it("A restore is refused while a process of the instance runs, and the other way round a process waits", async () => {
  const url = await createEmptyDatabase();
  const observer = await connect(url);
  const leaves = await Promise.all([joinDatabase(url, "shared"), joinDatabase(url, "shared")]);
  await expect(joinDatabase(url, "alone")).rejects.toThrow(
    /^Tonearm is running on this database\. Stop it first/,
  );
  for (const leave of leaves) await leave();
  await expect.poll(() => hasOtherProcesses(observer)).toBe(false);

  const leaveAlone = await joinDatabase(url, "alone");
  let hasJoined = false;
  const joining = joinDatabase(url, "shared").finally(() => {
    hasJoined = true;
  });
  await expect.poll(() => query(url, "SELECT FROM pg_locks WHERE NOT granted")).toHaveLength(1);
  expect(hasJoined).toBe(false);
  await leaveAlone();
  await (await joining)();
});

it("A process whose connection was lost joins again", async () => {
  const url = await createEmptyDatabase();
  const observer = await connect(url);
  const leave = await joinDatabase(url, "shared");
  onTestFinished(leave);
  const terminate = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'tonearm process' AND datname = current_database()`;
  expect((await observer.query(terminate)).rows).toHaveLength(1);
  await expect.poll(() => hasOtherProcesses(observer)).toBe(false);
  await expect.poll(() => hasOtherProcesses(observer), { timeout: 20_000 }).toBe(true);
});
