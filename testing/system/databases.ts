import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inject, onTestFinished } from "vitest";
import { disconnect } from "@/lib/platform/db";
import { migrationsDirectory } from "@/lib/platform/db/migrations";
import { env } from "@/lib/platform/env";
import { query } from "./embedded-postgres";

/**
 * Creates an empty database that belongs to the app. It is removed after the test.
 * @param options more options of the statement
 * @returns its address
 */
export async function createEmptyDatabase(options = ""): Promise<string> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  const url = new URL(inject("appPostgresUrl"));
  await query(inject("postgresUrl"), `CREATE DATABASE ${name} OWNER ${url.username} ${options}`);
  onTestFinished(async () => void (await query(inject("postgresUrl"), `DROP DATABASE ${name} WITH (FORCE)`)));
  url.pathname = `/${name}`;
  return url.href;
}

/** Lets the code of this process use another database until the end of the test. */
export async function useDatabaseAt(url: string): Promise<void> {
  const settings = env();
  const { DATABASE_URL } = settings;
  settings.DATABASE_URL = url;
  await disconnect();
  onTestFinished(async () => {
    settings.DATABASE_URL = DATABASE_URL;
    await disconnect();
  });
}

export const createFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), "tonearm-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The name of the migration that `migrationsWith` adds. */
export const addedMigration = "29990101000000_last";

/** Creates a folder with the program's migrations and one more. */
export function migrationsWith(text: string): string {
  const folder = createFolder();
  cpSync(migrationsDirectory, folder, { recursive: true });
  mkdirSync(path.join(folder, addedMigration));
  writeFileSync(path.join(folder, addedMigration, "migration.sql"), text);
  return folder;
}

/** Creates a folder with the program's migrations but the newest ones. */
export function migrationsBefore(name: string, names: string[]): string {
  const folder = createFolder();
  for (const earlier of names.filter(each => each < name))
    cpSync(path.join(migrationsDirectory, earlier), path.join(folder, earlier), { recursive: true });
  return folder;
}
