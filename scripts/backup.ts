import { mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { type BackupCount, writeBackup } from "@/lib/backup/write-backup";
import { parseEnv, requireSetting } from "@/lib/platform/env";
import { failPlainly, provideExistingDatabase } from "./support/database";
import { fromCallersFolder } from "./support/folders";

/** Returns a name with the date in the folder `backups` of DATA_DIR. */
function defaultFile(): string {
  const folder = path.join(parseEnv(process.env).DATA_DIR, "backups");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [date = "", time = ""] = new Date().toISOString().split("T");
  return path.join(folder, `tonearm-${date}-${time.slice(0, 8).replaceAll(":", "")}.backup.gz`);
}

const secretsOfInstance = () => ({
  APP_SECRET: requireSetting("APP_SECRET"),
  ENCRYPTION_KEYS: requireSetting("ENCRYPTION_KEYS"),
});

/** Writes the file beside its place and renames it, so that an interrupted backup leaves the former one. */
async function writeFile(databaseUrl: string, file: string): Promise<BackupCount> {
  const incomplete = `${file}.incomplete`;
  rmSync(incomplete, { force: true });
  try {
    // A stream would report a file that cannot be created before anybody listens.
    const handle = await open(incomplete, "wx", 0o600);
    const output = handle.createWriteStream({ flush: true });
    const count = await writeBackup(databaseUrl, secretsOfInstance(), output);
    renameSync(incomplete, file);
    return count;
  } catch (error) {
    rmSync(incomplete, { force: true });
    // A failed write, such as on a full disk, names no file.
    if (error instanceof Error && "syscall" in error) throw Object.assign(error, { path: file });
    throw error;
  }
}

/**
 * `npm run backup [FILE]`: writes the whole database and the secrets to one file while the app runs; `-` is the standard output.
 */
export async function main([name]: string[]) {
  const startedAt = Date.now();
  // The standard output may be the backup.
  if (name === "-") console.log = console.error;
  try {
    const { url, stop } = await provideExistingDatabase();
    try {
      if (name === "-") await writeBackup(url, secretsOfInstance(), process.stdout);
      else {
        const file = name ? fromCallersFolder(name) : defaultFile();
        const { tables, rows } = await writeFile(url, file);
        const megabytes = (statSync(file).size / 1e6).toFixed(1);
        const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
        console.log(`» Wrote ${file}: ${rows} rows of ${tables} tables, ${megabytes} MB, ${seconds} s`);
        console.log("  It has the keys of this instance. Keep it secret, and keep a copy on another disk.");
      }
    } finally {
      await stop();
    }
  } catch (error) {
    failPlainly(error);
  }
}
