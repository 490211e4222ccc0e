import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { migrationNames, migrationsDirectory } from "./migrations";

const schemaPath = path.resolve("prisma", "schema.prisma");

let isWasmStarted = false;

/**
 * Runs `work` with the engine of `prisma migrate`. Its WebAssembly package needs no download of a native binary.
 */
async function withEngine<T>(
  databaseUrl: string,
  work: (engine: engineModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  if (!isWasmStarted) {
    const wasm = createRequire(import.meta.url)
      .resolve("@prisma/schema-engine-wasm")
      .replace(/\.js$/, "_bg.wasm");
    const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
      "./schema_engine_bg.js": engineModule as unknown as WebAssembly.ModuleImports,
    });
    engineModule.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    isWasmStarted = true;
  }
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const schema = schemaFile(schemaPath);
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => undefined,
    adapter,
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

const schemaFile = (file: string) => ({ path: file, content: readFileSync(file, "utf8") });

/**
 * Returns the SQL that changes the schema of the last migration (a copy is in its folder) to `prisma/schema.prisma`.
 * @param databaseUrl any database: the engine requires a connection but compares the schemas without it
 * @returns null when there is no difference
 */
export async function pendingMigration(databaseUrl: string): Promise<string | null> {
  const lastName = migrationNames().at(-1);
  const script = await withEngine(databaseUrl, engine =>
    engine.diff({
      from: lastName
        ? {
            tag: "schemaDatamodel",
            files: [schemaFile(path.join(migrationsDirectory, lastName, "schema.prisma"))],
          }
        : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: [schemaFile(schemaPath)] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  const text = script.stdout?.trim();
  return !text || text === "-- This is an empty migration." ? null : text;
}

/**
 * Writes the next migration; see `pendingMigration`.
 * @returns the path of the new file, or null when there is no difference
 */
export async function writeMigration(name: string, databaseUrl: string): Promise<string | null> {
  const text = await pendingMigration(databaseUrl);
  if (!text) return null;
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const directory = path.join(migrationsDirectory, `${timestamp}_${name.replace(/\W+/g, "_").toLowerCase()}`);
  mkdirSync(directory, { recursive: true });
  copyFileSync(schemaPath, path.join(directory, "schema.prisma"));
  const file = path.join(directory, "migration.sql");
  writeFileSync(file, `${text}\n`);
  return file;
}
