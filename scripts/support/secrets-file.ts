import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import pg from "pg";
import { InvalidSetting } from "@/lib/platform/env";

const names = ["APP_SECRET", "ENCRYPTION_KEYS"] as const;
type Secrets = Partial<Record<(typeof names)[number], string>>;

const generate = {
  APP_SECRET: () => randomBytes(32).toString("base64"),
  ENCRYPTION_KEYS: () => `k1:${randomBytes(32).toString("base64")}`,
};

/** Reads the secrets of an instance with the embedded database. Warns when other users of the computer can read them. */
export function readSecrets(file: string): Secrets {
  if (!existsSync(file)) return {};
  const mode = statSync(file).mode & 0o777;
  if (process.platform !== "win32" && (mode & 0o077) !== 0)
    console.error(
      `Warning: other users of this computer can read the secrets of this instance (mode ${mode.toString(8)}). ` +
        `Run: chmod 600 ${file}`,
    );
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  } catch (error) {
    throw new InvalidSetting(
      `${file} is not valid JSON (${(error as Error).message}). Fix it, or restore it from a backup.`,
    );
  }
}

/** Sets the secrets in the environment of this process, unless they are set there. */
export function applySecrets(secrets: Secrets): void {
  for (const name of names) if (secrets[name]) process.env[name] ||= secrets[name];
}

/** Counts the people whose credentials are stored; the tables of a new database are still missing. */
async function countSealed(client: pg.Client): Promise<number> {
  const { rows } = await client.query("SELECT to_regclass('spotify_credentials') AS found");
  if (!rows[0].found) return 0;
  return (await client.query("SELECT count(*)::int AS people FROM spotify_credentials")).rows[0].people;
}

/**
 * Generates the secrets that are neither set nor in the file, and stores them there. Of several processes that start at the same
 * time, the first generates them and the others read them.
 * @returns the secrets of the file
 * @throws InvalidSetting when the database has encrypted credentials, which new secrets could not decrypt
 */
export async function createMissingSecrets(file: string, databaseUrl: string): Promise<Secrets> {
  if (names.every(name => process.env[name])) return {};
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // The end of the connection releases the lock.
    await client.query("SELECT pg_advisory_lock(hashtext('tonearm secrets'))");
    return await addMissing(file, client);
  } finally {
    await client.end();
  }
}

async function addMissing(file: string, client: pg.Client): Promise<Secrets> {
  const stored = readSecrets(file);
  const missing = names.filter(name => !process.env[name] && !stored[name]);
  if (missing.length === 0) return stored;
  const people = await countSealed(client);
  if (people > 0)
    throw new InvalidSetting(
      `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing: ${file} ` +
        `${existsSync(file) ? "has no such entry" : "does not exist"}, but this database has the encrypted credentials of ` +
        `${people === 1 ? "1 person" : `${people} people`}. Restore that file from the backup of this database, or set ` +
        `${missing.join(" and ")}. If the key is lost, set new ones and run: npm run keys:rotate -- --forget-lost`,
    );
  const secrets = { ...stored, ...Object.fromEntries(missing.map(name => [name, generate[name]()])) };
  writeSecrets(file, secrets);
  return secrets;
}

/** Writes the file under another name, to the disk, and renames it, so that nobody reads a part of it, even after a power cut. */
function writeSecrets(file: string, secrets: Secrets): void {
  const incomplete = `${file}.new`;
  rmSync(incomplete, { force: true });
  writeFileSync(incomplete, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true });
  renameSync(incomplete, existsSync(file) ? realpathSync(file) : file);
}

/**
 * Replaces the secrets and keeps a copy of the former file.
 * @returns the path of the copy, null if there was no other file, and a function that puts the former file back
 */
export function replaceSecrets(file: string, secrets: Secrets): { copy: string | null; undo: () => void } {
  const former = existsSync(file) ? readFileSync(file, "utf8") : null;
  if (former === JSON.stringify(secrets, null, 2)) return { copy: null, undo: () => undefined };
  const copy = `${file}.before-restore-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`;
  if (former !== null) writeFileSync(copy, former, { mode: 0o600, flush: true });
  writeSecrets(file, secrets);
  return {
    copy: former === null ? null : copy,
    undo: () => (former === null ? rmSync(file) : renameSync(copy, realpathSync(file))),
  };
}
