import path from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { toAppError } from "@/lib/platform/db/outage";
import { type JoinMode, joinDatabase } from "@/lib/platform/db/processes";
import { InvalidSetting, parseEnv } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";
import { applySecrets, createMissingSecrets, readSecrets } from "./secrets-file";

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

/**
 * Starts the embedded database, or checks the database of DATABASE_URL. Sets DATABASE_URL and the secrets in the environment of
 * this process.
 * @param onEnd called with a sentence when the embedded database has ended and cannot be started again
 * @returns the database's address, and a function that leaves it: the last process stops the embedded database
 * @throws InvalidSetting, EmbeddedPostgresUnavailable
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
    return { url: env.DATABASE_URL, stop: await joinForeignDatabase(env.DATABASE_URL, "shared") };
  }
  const file = path.join(env.DATA_DIR, "secrets.json");
  applySecrets(readSecrets(file));
  // Checks the secrets again, because people edit that file to rotate a key.
  parseEnv(process.env);
  const postgres = await startEmbeddedPostgres(env.DATA_DIR, {
    onNotice: text => console.log(`» ${text}`),
    ...(onEnd && { onEnd }),
  });
  try {
    applySecrets(await createMissingSecrets(file, postgres.url));
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  process.env.DATABASE_URL = postgres.url;
  return postgres;
}

/** Prints one line for an error that a person can fix, the stack of any other error, and exits with code 1. */
export function failPlainly(error: unknown): never {
  if (error instanceof OperatorError) console.error(error.message);
  else console.error(toAppError(error)?.message ?? error);
  process.exit(1);
}
