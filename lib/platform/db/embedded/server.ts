import { randomUUID } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { adminRole, type Cluster, giveTo } from "./cluster";
import { isAlive, isServerOf, parentOf } from "./processes";
import { EmbeddedPostgresUnavailable, runProgram } from "./programs";

/** A running server of a cluster, and a connection of its superuser. */
export type Server = { port: number; client: pg.Client };

const timeoutMs = 60_000;
const maxLogBytes = 10_000_000;

const postmasterFile = (cluster: Cluster) => path.join(cluster.directory, "postmaster.pid");

type PostmasterFile = { text: string; pid: number; port: number };

/** Reads the number and the port of the server that last ran (https://www.postgresql.org/docs/current/storage-file-layout.html). */
function readPostmasterFile(cluster: Cluster): PostmasterFile | null {
  const file = postmasterFile(cluster);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  const lines = text.split("\n");
  return { text, pid: Number(lines[0]), port: Number(lines[3]) };
}

/**
 * Tells whether a server runs on this very folder: it sees a file with a new, random name there. A path or an identifier would
 * also fit a server whose folder was copied, moved or mounted elsewhere.
 */
async function runsOn({ directory, programs }: Cluster, client: pg.Client): Promise<boolean> {
  const name = `tonearm-${randomUUID()}`;
  const file = path.join(directory, name);
  writeFileSync(file, "", { mode: 0o600 });
  giveTo(programs.user, file);
  try {
    const { rows } = await client.query("SELECT size FROM pg_stat_file($1, true)", [name]);
    return rows[0]?.size != null;
  } finally {
    rmSync(file, { force: true });
  }
}

/** PostgreSQL starts, recovers or shuts down. */
const cannotConnectNow = "57P03";

/** The folder cannot be written, so it cannot be told whether the server is the one of the cluster. */
const folderErrors = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM"];

/** Connects to the server at a port, and returns it only if it is the server of the cluster. */
async function connectVerified(
  cluster: Cluster,
  port: number,
  endsAt = Date.now() + timeoutMs,
): Promise<Server | null> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: adminRole,
    password: cluster.password,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
    application_name: "tonearm supervisor",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    if (await runsOn(cluster, client)) return { port, client };
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (folderErrors.includes(code)) throw error;
    if (code === cannotConnectNow && Date.now() < endsAt) {
      await wait(100);
      return connectVerified(cluster, port, endsAt);
    }
  }
  await client.end().catch(() => undefined);
  return null;
}

/**
 * Finds the running server of a cluster. Removes the file of a server that has ended, because PostgreSQL refuses to start while
 * any process has the number in it.
 * @returns null when none runs
 * @throws EmbeddedPostgresUnavailable when one runs but does not answer
 */
export async function findServer(cluster: Cluster): Promise<Server | null> {
  for (const endsAt = Date.now() + timeoutMs; ; await wait(100)) {
    const found = readPostmasterFile(cluster);
    if (!found) return null;
    const server = found.port > 0 ? await connectVerified(cluster, found.port) : null;
    if (server) return server;
    if (!isServerOf(found.pid, cluster.directory)) {
      // Another process may have started the server in between.
      if (readPostmasterFile(cluster)?.text !== found.text) continue;
      rmSync(postmasterFile(cluster));
      return null;
    }
    if (Date.now() > endsAt)
      throw new EmbeddedPostgresUnavailable(
        `The PostgreSQL of ${cluster.directory} (process ${found.pid}) runs but does not answer. ` +
          `Stop it (kill ${found.pid}), then start again.`,
      );
  }
}

/**
 * Moves the content of a log that has grown too large to a second file. PostgreSQL goes on writing to the first one. Never throws:
 * a full disk is no reason to end, and emptying the log makes room.
 */
export function limitLog({ logFile }: Cluster, onNotice?: (text: string) => void): void {
  try {
    if (!existsSync(logFile) || statSync(logFile).size <= maxLogBytes) return;
    try {
      copyFileSync(logFile, `${logFile}.1`);
    } catch (error) {
      onNotice?.(`PostgreSQL's log was emptied without a copy (${(error as Error).message})`);
    }
    truncateSync(logFile);
  } catch (error) {
    onNotice?.(`PostgreSQL's log could not be limited (${(error as Error).message})`);
  }
}

/** PostgreSQL ends when it cannot add a file of 16 MB to its write-ahead log. It needs a little more to start. */
const minFreeBytes = 32_000_000;

/** Tells whether the disk has the room that PostgreSQL needs to run. */
export function hasRoom({ directory }: Cluster): boolean {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize >= minFreeBytes;
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });

/** Returns what the server said last about why it cannot run. */
function lastFailure({ logFile }: Cluster, from: number): string {
  if (!existsSync(logFile)) return "";
  const added = readFileSync(logFile).subarray(from).toString("utf8");
  // What it tells its clients is no reason.
  const failures =
    /(FATAL|PANIC|LOG: +could not bind|postgres): (?! *(the database system is|terminating connection))[\s\S]*/;
  const [failure = ""] = failures.exec(added) ?? [];
  return failure.split("\n").slice(0, 3).join(" ").replace(/\s+/g, " ").trim();
}

/**
 * Without processes that an instance does not need: those of replication, and all but one that read ahead. Autovacuum starts a process at
 * each of its checks; Tonearm itself refreshes the statistics after large imports.
 */
const serverSettings = [
  ...["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"],
  ...["max_logical_replication_workers=0", "io_workers=1", "jit=off", "autovacuum_naptime=3min"],
];

/** Failures that pass: the last processes of a killed server still end, or another program uses the port for a moment. */
const passingFailure = /pre-existing shared memory block|could not bind|could not create any TCP\/IP sockets/;
const attempts = 20;

/**
 * Starts the server of a cluster. Uses a server that another process has started in between.
 * @param port the port of the former server; by default a free one
 * @throws EmbeddedPostgresUnavailable
 */
export async function startServer(
  cluster: Cluster,
  port?: number,
  onNotice?: (text: string) => void,
): Promise<Server> {
  limitLog(cluster, onNotice);
  for (let attempt = 1; ; attempt++) {
    const chosenPort = port ?? (await freePort());
    const logSize = existsSync(cluster.logFile) ? statSync(cluster.logFile).size : 0;
    const settings = `-p ${chosenPort} ${serverSettings.map(setting => `-c ${setting}`).join(" ")}`;
    const command = ["start", "-D", cluster.directory, "-w", "-l", cluster.logFile, "-o", settings];
    let hasStarted = false;
    try {
      await runProgram(cluster.programs, "pg_ctl", command);
      hasStarted = true;
      const server = await connectVerified(cluster, chosenPort);
      if (server) return server;
      throw new EmbeddedPostgresUnavailable("it does not accept the password of tonearm.json");
    } catch (error) {
      const startedByOther = await findServer(cluster);
      if (startedByOther) return startedByOther;
      const failure = lastFailure(cluster, logSize);
      // A server that ended later, or without a word, was killed.
      const isPassing = hasStarted || failure === "" || passingFailure.test(failure);
      if (isPassing && attempt < attempts) {
        await wait(250);
        continue;
      }
      const reason = failure || (error as Error).message;
      throw new EmbeddedPostgresUnavailable(
        `The embedded PostgreSQL did not start: ${reason} (see ${cluster.logFile}).`,
      );
    }
  }
}

/** Stops a server. Only its own connection tells its process: the number in postmaster.pid may belong to another program. */
export async function stopServer(cluster: Cluster, { client }: Server): Promise<void> {
  const pid = await client.query("SELECT pg_backend_pid() AS pid").then(
    ({ rows }) => parentOf(rows[0].pid),
    () => undefined,
  );
  await client.end().catch(() => undefined);
  // The connection is broken: the server has ended.
  if (pid === undefined) return;
  if (pid === null) {
    await runProgram(cluster.programs, "pg_ctl", ["stop", "-D", cluster.directory, "-m", "fast", "-w"]);
    return;
  }
  // SIGINT is PostgreSQL's fast shutdown.
  process.kill(pid, "SIGINT");
  for (const endsAt = Date.now() + timeoutMs; isAlive(pid); await wait(20))
    if (Date.now() > endsAt)
      throw new EmbeddedPostgresUnavailable(
        `The embedded PostgreSQL (process ${pid}) did not stop within a minute.`,
      );
}
