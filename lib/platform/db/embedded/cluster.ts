import { randomBytes, randomUUID } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { isAlive } from "./processes";
import {
  databaseUser,
  EmbeddedPostgresUnavailable,
  findPrograms,
  type Programs,
  type RunAs,
  runProgram,
} from "./programs";

/** The role that owns the cluster. The app connects with another role, which is no superuser. */
export const adminRole = "tonearm";

/** A cluster of a data directory, and what is needed to run it. */
export type Cluster = {
  directory: string;
  logFile: string;
  /** The password of `adminRole`. */
  password: string;
  programs: Programs;
};

function readPassword(markerFile: string, directory: string): string {
  try {
    const { password } = JSON.parse(readFileSync(markerFile, "utf8")) as { password?: unknown };
    if (typeof password === "string") return password;
  } catch {
    // The message below is the same for a missing and a damaged file.
  }
  throw new EmbeddedPostgresUnavailable(
    `${markerFile} is missing or damaged. It has the password of the database in ${directory}: ` +
      "restore both from the same backup.",
  );
}

const incompletePrefix = "cluster.new-";

/** Removes what interrupted first starts left. The names have the numbers of their processes. */
function removeIncomplete(baseDirectory: string) {
  for (const name of readdirSync(baseDirectory))
    if (
      name.startsWith(incompletePrefix) &&
      !isAlive(Number.parseInt(name.slice(incompletePrefix.length), 10))
    )
      rmSync(path.join(baseDirectory, name), { recursive: true, force: true });
}

/** The password file of a new cluster. It moves with the cluster, so that one never exists without the other. */
const newMarkerFile = (cluster: string) => path.join(cluster, "tonearm.json");

/** Moves the password of a new cluster to its final place. Another process may do so at the same time. */
function publishPassword(directory: string, markerFile: string) {
  const source = newMarkerFile(directory);
  try {
    renameSync(source, markerFile);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/**
 * Creates the cluster under another name and moves it, so that an interrupted first start leaves no incomplete cluster. Of several
 * processes that do so, the first to move its cluster wins.
 */
async function createCluster({ directory, programs }: Omit<Cluster, "password">) {
  const password = randomBytes(24).toString("base64url");
  const baseDirectory = path.dirname(directory);
  removeIncomplete(baseDirectory);
  const incomplete = path.join(baseDirectory, `${incompletePrefix}${process.pid}-${randomUUID()}`);
  const passwordFile = `${incomplete}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(programs.user, passwordFile);
  const authentication = ["-U", adminRole, "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  try {
    await runProgram(programs, "initdb", [
      ...["-D", incomplete, ...authentication, "-E", "UTF8", "--locale=C.UTF-8"],
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(newMarkerFile(incomplete), JSON.stringify({ password }), { mode: 0o600 });
  try {
    // Fails if another process has moved its cluster there: a folder with content is not replaced.
    renameSync(incomplete, directory);
  } catch (error) {
    rmSync(incomplete, { recursive: true, force: true });
    if (!existsSync(directory)) throw error;
  }
}

/** Makes a file or folder belong to the user that runs PostgreSQL, when this process is root. */
export function giveTo({ uid, gid }: RunAs, file: string) {
  if (uid !== undefined && gid !== undefined) lchownSync(file, uid, gid);
}

/** Makes a folder belong to the user, the content first: after an interruption the next start does it again. */
function giveFolderTo(user: RunAs, folder: string) {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    giveTo(user, path.join(folder, name));
  giveTo(user, folder);
}

/**
 * Corrects the owner and the permissions of a cluster that came from a backup: PostgreSQL opens it only if it belongs to its own
 * user and nobody else can enter it.
 */
function correctPermissions({ directory, logFile, programs: { user } }: Omit<Cluster, "password">) {
  const currentUser = process.getuid?.();
  if (currentUser === undefined) return;
  const { uid: owner, mode } = lstatSync(directory);
  const { uid = currentUser } = user;
  if (owner !== uid && currentUser !== 0)
    throw new EmbeddedPostgresUnavailable(
      `${directory} belongs to another user (number ${owner}), and PostgreSQL opens only its own user's data. ` +
        `Run: sudo chown -R ${currentUser} ${path.dirname(directory)}`,
    );
  if (owner !== uid) giveFolderTo(user, directory);
  if (existsSync(logFile)) giveTo(user, logFile);
  if ((mode & 0o077) !== 0) chmodSync(directory, 0o700);
}

/** Refuses a cluster of another major version, whose files PostgreSQL cannot read. */
async function checkVersion({ directory, programs }: Pick<Cluster, "directory" | "programs">) {
  const versionFile = path.join(directory, "PG_VERSION");
  const found = existsSync(versionFile) ? readFileSync(versionFile, "utf8").trim() : "an unknown version";
  const printed = await runProgram(programs, "initdb", ["--version"]);
  const own = /(\d+)[.\w]*\s*$/.exec(printed)?.[1];
  if (found === own) return;
  throw new EmbeddedPostgresUnavailable(
    `The database in ${directory} was written by PostgreSQL ${found}, and this version of Tonearm has PostgreSQL ${own}, ` +
      "which cannot read it. Start the version of Tonearm that you used before: it still opens this database. To move to " +
      "this version, everybody exports their library there (Profile, Export my library) and imports the file here, " +
      "where DATA_DIR names an empty folder.",
  );
}

/**
 * Returns the cluster of a data directory, and creates it at the first start.
 * @throws EmbeddedPostgresUnavailable
 */
export async function prepareCluster(dataDirectory: string): Promise<Cluster> {
  const baseDirectory = path.resolve(dataDirectory, "postgres");
  const directory = path.join(baseDirectory, "cluster");
  const logFile = path.join(baseDirectory, "server.log");
  const markerFile = path.join(baseDirectory, "tonearm.json");
  mkdirSync(baseDirectory, { recursive: true });
  giveTo(databaseUser(), baseDirectory);
  const programs = await findPrograms(baseDirectory);
  if (!existsSync(directory)) await createCluster({ directory, logFile, programs });
  else {
    correctPermissions({ directory, logFile, programs });
    await checkVersion({ directory, programs });
  }
  publishPassword(directory, markerFile);
  return { directory, logFile, programs, password: readPassword(markerFile, directory) };
}
