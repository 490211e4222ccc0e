import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { startEmbeddedPostgres } from "./embedded-postgres";

function dataDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-embedded-"));
  // Under root, PostgreSQL runs as another user, who must be able to enter the directory.
  chmodSync(directory, 0o755);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

it("the embedded PostgreSQL keeps its data across a restart", async () => {
  const directory = dataDirectory();
  const first = await startEmbeddedPostgres(directory);
  await query(first.url, "CREATE TABLE kept AS SELECT 'here' AS word");
  await first.stop();
  await expect(query(first.url, "SELECT 1")).rejects.toThrow();
  const second = await startEmbeddedPostgres(directory);
  onTestFinished(async () => second.stop());
  expect(await query(second.url, "SELECT word FROM kept")).toEqual([{ word: "here" }]);
}, 60_000);

it("a second start uses the embedded PostgreSQL that is already running", async () => {
  const directory = dataDirectory();
  const first = await startEmbeddedPostgres(directory);
  onTestFinished(async () => first.stop());
  const second = await startEmbeddedPostgres(directory);
  expect(second.url).toBe(first.url);
  expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
}, 60_000);

it("the embedded PostgreSQL accepts only local connections with the password", async () => {
  const server = await startEmbeddedPostgres(dataDirectory());
  onTestFinished(async () => server.stop());
  const wrongUrl = new URL(server.url);
  wrongUrl.password = "guess";
  await expect(query(wrongUrl.href, "SELECT 1")).rejects.toThrow(/password/);
  expect(await query(server.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
}, 60_000);
