import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { applyMigrations } from "@/lib/platform/db/migrations";
import { bundlePrograms } from "./processes/bundle";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into vitest's own.
  export interface ProvidedContext {
    /** The address of a server, with the role of its superuser. Its database `template` has all migrations. */
    postgresUrl: string;
    /** The same address with the role of the app. */
    appPostgresUrl: string;
    /** The folder of the bundled programs of testing/processes. */
    programs: string;
  }
}

/** Starts PostgreSQL with a database that has all migrations. */
async function startPostgres(directory: string) {
  const postgres = await startEmbeddedPostgres(directory);
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  await client.connect();
  // A test database need not survive a crash of the machine.
  for (const setting of ["fsync", "full_page_writes", "synchronous_commit"])
    await client.query(`ALTER SYSTEM SET ${setting} = off`);
  await client.query("SELECT pg_reload_conf()");
  const template = new URL(postgres.url);
  await client.query(`CREATE DATABASE template OWNER ${template.username}`);
  await client.end();
  template.pathname = "/template";
  await applyMigrations(template.href);
  return postgres;
}

/** Starts one PostgreSQL for the whole run, of which each test file gets a copy of a migrated database, and bundles the programs. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-test-"));
  // mkdtemp admits only its owner. For root, PostgreSQL runs as the user "postgres", who must enter the folder.
  chmodSync(directory, 0o755);
  const programs = path.join(directory, "programs");
  const [postgres] = await Promise.all([startPostgres(directory), bundlePrograms(programs)]);
  project.provide("postgresUrl", postgres.adminUrl);
  project.provide("appPostgresUrl", postgres.url);
  project.provide("programs", programs);
  return async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
