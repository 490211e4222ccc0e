import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject, vi } from "vitest";
import { disconnect } from "@/lib/platform/db";
import { perProcessNames, releasePerProcess } from "@/lib/platform/per-process";

const name = `test_${randomBytes(8).toString("hex")}`;
const server = inject("postgresUrl");

async function runOnServer(statement: string) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

const databaseUrl = new URL(inject("appPostgresUrl"));
databaseUrl.pathname = `/${name}`;
await runOnServer(`CREATE DATABASE ${name} TEMPLATE template OWNER ${databaseUrl.username}`);

Object.assign(process.env, {
  DATABASE_URL: databaseUrl.href,
  APP_SECRET: randomBytes(32).toString("base64"),
  ENCRYPTION_KEYS: `test:${randomBytes(32).toString("base64")}`,
  LOG_LEVEL: "silent",
});

afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await disconnect();
  // The next file shares the process, but neither the database nor the simulator. Listeners for signals stay, since they add up.
  for (const name of perProcessNames()) if (name !== "shutdown") releasePerProcess(name);
  await runOnServer(`DROP DATABASE ${name} WITH (FORCE)`);
});
