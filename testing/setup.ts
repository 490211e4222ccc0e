import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { disconnect } from "@/lib/platform/db";

const name = `test_${randomBytes(8).toString("hex")}`;
const server = inject("postgresUrl");

async function onServer(statement: string) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

await onServer(`CREATE DATABASE ${name} TEMPLATE template`);
const own = new URL(server);
own.pathname = `/${name}`;

Object.assign(process.env, {
  DATABASE_URL: own.href,
  APP_SECRET: randomBytes(32).toString("base64"),
  ENCRYPTION_KEYS: `test:${randomBytes(32).toString("base64")}`,
  LOG_LEVEL: "silent",
});

afterAll(async () => {
  await disconnect();
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
});
