import { compareSecrets } from "@/lib/backup/compare-secrets";
import type { Manifest } from "@/lib/backup/manifest";
import { verifyBackup } from "@/lib/backup/read-backup";
import { RestoreOutcomeUnknown, requireKnownMigrations, restoreBackup } from "@/lib/backup/restore-backup";
import { parseEnv } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";
import { failPlainly, openDatabase } from "./support/database";
import { fromCallersFolder } from "./support/folders";
import { replaceSecrets } from "./support/secrets-file";

const usage = "Name the backup: npm run restore FILE, or npm run restore FILE -- --replace";

function parseParameters(parameters: string[]): { file: string; replace: boolean } {
  const [file, ...others] = parameters.filter(parameter => parameter !== "--replace");
  if (!file || others.length > 0 || file.startsWith("-")) throw new OperatorError(usage);
  // npm keeps an option that stands without `--` before it, and passes it on as a variable.
  const replace = parameters.includes("--replace") || process.env.npm_config_replace === "true";
  return { file: fromCallersFolder(file), replace };
}

type Target = { replace: boolean; secretsFile: string | null };

/** Restores the database and the secrets, or neither. If that is unknown, keeps the files with the new and the former secrets. */
export async function restore(
  url: string,
  manifest: Manifest,
  file: string,
  { replace, secretsFile }: Target,
) {
  const startedAt = Date.now();
  let secrets: ReturnType<typeof replaceSecrets> | undefined;
  const beforeCommit = () => {
    if (secretsFile) secrets = replaceSecrets(secretsFile, manifest.secrets);
  };
  try {
    const { tables, rows, newMigrations } = await restoreBackup(url, manifest, file, {
      replace,
      beforeCommit,
    });
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`» Restored ${rows} rows of ${tables} tables in ${seconds} s, as of ${manifest.createdAt}`);
    if (newMigrations.length > 0) console.log(`» Applied migrations: ${newMigrations.join(", ")}`);
    if (secrets?.copy) console.log(`» The former secrets are in ${secrets.copy}`);
    console.log("  Stop the instance that the backup comes from before you start this one: npm start");
  } catch (error) {
    if (error instanceof RestoreOutcomeUnknown && secrets?.copy)
      throw new OperatorError(
        `${error.message}\n${secretsFile} has the secrets of the backup. If the database has what it had before, ` +
          `replace that file by ${secrets.copy}, which has the former ones.`,
      );
    if (!(error instanceof RestoreOutcomeUnknown)) secrets?.undo();
    throw error;
  }
}

/**
 * `npm run restore FILE [--replace]`: restores a backup into an empty instance that does not run; with `--replace`, instead of what
 * the instance holds.
 */
export async function main(parameters: string[]) {
  try {
    const { file, replace } = parseParameters(parameters);
    const manifest = await verifyBackup(file);
    requireKnownMigrations(manifest, file);
    const { DATABASE_URL, APP_SECRET, ENCRYPTION_KEYS } = parseEnv(process.env);
    const set = { ...(APP_SECRET && { APP_SECRET }), ...(ENCRYPTION_KEYS && { ENCRYPTION_KEYS }) };
    compareSecrets(manifest, set, !DATABASE_URL, file);
    const { url, stop, secretsFile } = await openDatabase("alone");
    try {
      await restore(url, manifest, file, { replace, secretsFile });
    } finally {
      await stop();
    }
  } catch (error) {
    failPlainly(error);
  }
}
