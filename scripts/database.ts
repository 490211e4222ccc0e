import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import {
  type EmbeddedPostgres,
  EmbeddedPostgresUnavailable,
  startEmbeddedPostgres,
} from "@/lib/platform/db/embedded-postgres";
import { BadSetting, parseEnv } from "@/lib/platform/env";

type MadeSecrets = { APP_SECRET: string; ENCRYPTION_KEYS: string };

/** Secrets of an instance on the embedded database: made once, kept beside it. */
function madeSecrets(dataDirectory: string): MadeSecrets {
  const file = path.join(dataDirectory, "secrets.json");
  if (existsSync(file))
    try {
      return JSON.parse(readFileSync(file, "utf8")) as MadeSecrets;
    } catch (error) {
      throw new BadSetting(
        `${file} is not valid JSON (${(error as Error).message}). Mend it, or restore a backup.`,
      );
    }
  const made = {
    APP_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  };
  mkdirSync(dataDirectory, { recursive: true });
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

async function checkDatabase(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query("SELECT 1");
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new BadSetting(
      `Setting DATABASE_URL: the database does not answer (${reason}). Check the address and that it runs.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Makes sure that there is a database and that its address and the secrets are in the environment of this process.
 * @returns its address, and what stops it again when it is the embedded one
 * @throws BadSetting, EmbeddedPostgresUnavailable
 */
export async function provideDatabase(): Promise<EmbeddedPostgres> {
  const env = parseEnv(process.env);
  if (env.DATABASE_URL) {
    for (const name of ["APP_SECRET", "ENCRYPTION_KEYS"] as const)
      if (!env[name])
        throw new BadSetting(
          `Setting ${name} is missing: with DATABASE_URL set it must be given, so that every process shares it. ` +
            (name === "APP_SECRET"
              ? "Make one: openssl rand -base64 32"
              : 'Make one: echo "k1:$(openssl rand -base64 32)"'),
        );
    await checkDatabase(env.DATABASE_URL);
    return { url: env.DATABASE_URL, stop: () => undefined };
  }
  const made = madeSecrets(env.DATA_DIR);
  process.env.APP_SECRET ||= made.APP_SECRET;
  process.env.ENCRYPTION_KEYS ||= made.ENCRYPTION_KEYS;
  // People edit that file to replace a key.
  parseEnv(process.env);
  const postgres = await startEmbeddedPostgres(env.DATA_DIR);
  process.env.DATABASE_URL = postgres.url;
  return postgres;
}

/** Prints what a person can mend as one line and ends with code 1; anything else keeps its stack. */
export function failPlainly(error: unknown): never {
  if (error instanceof BadSetting || error instanceof EmbeddedPostgresUnavailable)
    console.error(error.message);
  else console.error(error);
  process.exit(1);
}
