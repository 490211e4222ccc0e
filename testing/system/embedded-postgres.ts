import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { onTestFinished } from "vitest";
import { databaseUser } from "@/lib/platform/db/embedded/programs";
import { type Listeners, startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";

/** Creates an empty data directory. Under root, PostgreSQL runs as another user, who must be able to enter it. */
export function createDataDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-embedded-"));
  chmodSync(directory, 0o755);
  return directory;
}

/** Copies a data directory as an administrator does, with owners and permissions. The copy is removed after the test. */
export function copyDataDirectory(directory: string): string {
  const copy = createDataDirectory();
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  execFileSync("cp", ["-a", `${directory}/.`, copy]);
  return copy;
}

/** Starts the server of a data directory and stops it after the test. */
export async function startForTest(directory: string, listeners?: Listeners) {
  const server = await startEmbeddedPostgres(directory, listeners);
  onTestFinished(() => server.stop());
  return server;
}

/** Runs a statement on a connection of its own. */
export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

export const clusterOf = (directory: string) => path.join(directory, "postgres", "cluster");
const postmasterFile = (directory: string) => path.join(clusterOf(directory), "postmaster.pid");

/** Returns the process number of a running server. */
export const serverPid = (directory: string) =>
  Number(readFileSync(postmasterFile(directory), "utf8").split("\n")[0]);

/** Lets postmaster.pid name another process. */
export function writeServerPid(directory: string, pid: number | undefined) {
  const lines = readFileSync(postmasterFile(directory), "utf8").split("\n");
  writeFileSync(postmasterFile(directory), [pid, ...lines.slice(1)].join("\n"));
}

/** Starts a program that has nothing to do with PostgreSQL, as the user that PostgreSQL runs as. It is killed after the test. */
export async function startUnrelatedProcess() {
  const child = spawn("sleep", ["600"], { stdio: "ignore", ...databaseUser() });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child, "spawn");
  return child;
}
