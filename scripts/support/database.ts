import { existsSync } from "node:fs";
import path from "node:path";
import { checkKeys } from "@/lib/connections/check-keys";
import { disconnect } from "@/lib/platform/db";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { applyMigrations, requireAppliedMigrations } from "@/lib/platform/db/migrations";
import { toAppError } from "@/lib/platform/db/outage";
import { type JoinMode, joinDatabase } from "@/lib/platform/db/processes";
import { InvalidSetting, parseEnv } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";
import { applySecrets, createMissingSecrets, readSecrets } from "./secrets-file";
import type { Stack } from "./stack";

/** Joins the processes of the database of DATABASE_URL. @throws InvalidSetting, OperatorError */
async function joinForeignDatabase(url: string, mode: JoinMode): Promise<() => Promise<void>> {
  try {
    return await joinDatabase(url, mode);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new InvalidSetting(
      `Setting DATABASE_URL: the database does not answer (${reason}). Check the address and that it runs.`,
    );
  }
}

/** The database of an instance. `secretsFile` has the secrets of an instance with the embedded database. */
export type InstanceDatabase = Pick<EmbeddedPostgres, "url" | "stop"> & { secretsFile: string | null };

/**
 * Starts the embedded database, or joins the database of DATABASE_URL.
 * @param onEnd called with a sentence when the embedded database has ended and cannot be started again
 * @throws OperatorError, also when the process has to be alone and is not
 */
export async function openDatabase(
  mode: JoinMode,
  onEnd?: (reason: string) => void,
): Promise<InstanceDatabase> {
  const { DATABASE_URL, DATA_DIR } = parseEnv(process.env);
  if (DATABASE_URL)
    return { url: DATABASE_URL, stop: await joinForeignDatabase(DATABASE_URL, mode), secretsFile: null };
  const listeners = { onNotice: (text: string) => console.log(`» ${text}`), ...(onEnd && { onEnd }) };
  const { url, stop } = await startEmbeddedPostgres(DATA_DIR, listeners, mode);
  return { url, stop, secretsFile: path.join(DATA_DIR, "secrets.json") };
}

/**
 * Opens the database of this instance beside other processes. Sets DATABASE_URL and the secrets in the environment of this process.
 * @param onEnd called with a sentence when the embedded database has ended and cannot be started again
 * @returns the database's address, and a function that leaves it: the last process stops the embedded database
 * @throws OperatorError
 */
export async function provideDatabase(
  onEnd?: (reason: string) => void,
): Promise<Pick<EmbeddedPostgres, "url" | "stop">> {
  const env = parseEnv(process.env);
  if (env.DATABASE_URL) {
    for (const name of ["APP_SECRET", "ENCRYPTION_KEYS"] as const)
      if (!env[name])
        throw new InvalidSetting(
          `Setting ${name} is missing: it is required with DATABASE_URL, so that every process shares it. ` +
            (name === "APP_SECRET"
              ? "Generate one: openssl rand -base64 32"
              : 'Generate one: echo "k1:$(openssl rand -base64 32)"'),
        );
    return openDatabase("shared");
  }
  applySecrets(readSecrets(path.join(env.DATA_DIR, "secrets.json")));
  // Checks the secrets again, because people edit that file to rotate a key.
  parseEnv(process.env);
  const { url, stop, secretsFile } = await openDatabase("shared", onEnd);
  try {
    applySecrets(await createMissingSecrets(secretsFile ?? "", url));
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.DATABASE_URL = url;
  return { url, stop };
}

/**
 * Opens the database of an instance that exists, like `provideDatabase`, which would create one.
 * @throws OperatorError
 */
export async function provideExistingDatabase(): ReturnType<typeof provideDatabase> {
  const { DATABASE_URL, DATA_DIR } = parseEnv(process.env);
  if (!DATABASE_URL && !existsSync(path.join(DATA_DIR, "postgres")))
    throw new OperatorError(
      `There is no instance in ${path.resolve(DATA_DIR)}. Run the command with the settings of the app: DATA_DIR or DATABASE_URL.`,
    );
  return provideDatabase();
}

/** Joins an instance of this version, which may be running. @throws OperatorError when its database is of another version */
export async function joinInstance(stack: Stack): Promise<void> {
  const { url, stop } = await provideExistingDatabase();
  stack.onStop(stop);
  await requireAppliedMigrations(url);
}

/** Starts the embedded database unless DATABASE_URL names another database, and applies missing migrations. */
export async function startDatabase(stack: Stack): Promise<void> {
  const { url, stop } = await provideDatabase(stack.reportEnd);
  stack.onStop(stop);
  const applied = await applyMigrations(url);
  if (applied.length > 0) console.log(`» Applied migrations: ${applied.join(", ")}`);
}

/** Checks that the keys fit the started database. @throws InvalidSetting */
export async function checkSecrets(): Promise<void> {
  await checkKeys();
  await disconnect();
}

const fileProblems: Record<string, string> = {
  EACCES:
    "this user may not write or enter it. Give it to the user that runs Tonearm (chown), in a container the whole volume",
  EPERM:
    "this user may not change it. Give it to the user that runs Tonearm (chown), in a container the whole volume",
  EROFS: "it is on a disk that is mounted read-only. Mount it for writing, or choose another folder",
  ENOENT: "there is no such file or folder. Create it, or choose another one",
  ENOTDIR: "a part of this path is no folder. Choose another one",
  EISDIR: "it is a folder. Name a file in it",
  ENOSPC: "its disk is full. Make room, then try again",
  EDQUOT: "the space of this user on its disk is used up. Make room, then try again",
};

/** Explains an error of the file system; null for any other. A failed write names no file: then it is one of the instance. */
function explainFileError(error: unknown): string | null {
  const { code = "", syscall, path: file = process.env.DATA_DIR || ".data" } = error as NodeJS.ErrnoException;
  const problem = fileProblems[code];
  return problem && syscall ? `${file}: ${problem}.` : null;
}

/** Prints one line for an error that a person can fix, the stack of any other error, and exits with code 1. */
export function failPlainly(error: unknown): never {
  if (error instanceof OperatorError) console.error(error.message);
  else console.error(explainFileError(error) ?? toAppError(error)?.message ?? error);
  process.exit(1);
}
