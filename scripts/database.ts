import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import {
  type EmbeddedPostgres,
  EmbeddedPostgresUnavailable,
  startEmbeddedPostgres,
} from "@/lib/platform/db/embedded-postgres";
import { toAppError } from "@/lib/platform/db/outage";
import { InvalidSetting, parseEnv } from "@/lib/platform/env";

type Secrets = { APP_SECRET: string; ENCRYPTION_KEYS: string };

/** Reads the secrets of an instance with the embedded database. Generates them at the first start. */
function readOrCreateSecrets(dataDirectory: string): Secrets {
  const file = path.join(dataDirectory, "secrets.json");
  if (existsSync(file))
    try {
      return JSON.parse(readFileSync(file, "utf8")) as Secrets;
    } catch (error) {
      throw new InvalidSetting(
        `${file} is not valid JSON (${(error as Error).message}). Fix it, or restore it from a backup.`,
      );
    }
  const secrets = {
    APP_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  };
  mkdirSync(dataDirectory, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

async function checkDatabase(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query("SELECT 1");
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new InvalidSetting(
      `Setting DATABASE_URL: the database does not answer (${reason}). Check the address and that it runs.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Starts the embedded database, or checks the database of DATABASE_URL. Sets DATABASE_URL and the secrets in the environment of
 * this process.
 * @param onEnd called with a sentence when the embedded database has ended and cannot be started again
 * @returns the database's address and a function that stops the embedded database; it does nothing for another database
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
    await checkDatabase(env.DATABASE_URL);
    return { url: env.DATABASE_URL, stop: async () => undefined };
  }
  const secrets = readOrCreateSecrets(env.DATA_DIR);
  process.env.APP_SECRET ||= secrets.APP_SECRET;
  process.env.ENCRYPTION_KEYS ||= secrets.ENCRYPTION_KEYS;
  // Checks the secrets again, because people edit that file to rotate a key.
  parseEnv(process.env);
  const postgres = await startEmbeddedPostgres(env.DATA_DIR, {
    onNotice: text => console.log(`» ${text}`),
    ...(onEnd && { onEnd }),
  });
  process.env.DATABASE_URL = postgres.url;
  return postgres;
}

/** Prints one line for an error that a person can fix, the stack of any other error, and exits with code 1. */
export function failPlainly(error: unknown): never {
  if (error instanceof InvalidSetting || error instanceof EmbeddedPostgresUnavailable)
    console.error(error.message);
  else console.error(toAppError(error)?.message ?? error);
  process.exit(1);
}
