import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { applyMigrations } from "@/lib/platform/db/migrations";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into vitest's own.
  export interface ProvidedContext {
    /** A server whose database `template` has all migrations. */
    postgresUrl: string;
  }
}

/** One real PostgreSQL for the whole run; each test file gets a copy of a migrated template database. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-test-"));
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres(directory);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query("CREATE DATABASE template");
  await client.end();
  const template = new URL(postgres.url);
  template.pathname = "/template";
  await applyMigrations(template.href);
  project.provide("postgresUrl", postgres.url);
  return () => {
    postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
