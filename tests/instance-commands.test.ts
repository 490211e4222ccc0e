import { readdirSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import { applyMigrations, migrationNames } from "@/lib/platform/db/migrations";
import { main as backup } from "@/scripts/backup";
import { main as rotateKeys } from "@/scripts/keys-rotate";
import { main as users } from "@/scripts/users";
import { createEmptyDatabase, createFolder, migrationsBefore } from "@/testing/system/databases";
import { query } from "@/testing/system/embedded-postgres";
import { runCommand } from "@/testing/system/run-command";

afterEach(() => void vi.unstubAllEnvs());

it("A command for a running instance refuses the database of an older version and does not migrate it", async () => {
  const names = migrationNames();
  const newest = names.at(-1) ?? "";
  const url = await createEmptyDatabase();
  await applyMigrations(url, migrationsBefore(newest, names));
  vi.stubEnv("DATABASE_URL", url);
  for (const run of [() => runCommand(users, "list"), () => runCommand(rotateKeys)])
    expect(await run()).toEqual({
      code: 1,
      output: "",
      errors: expect.stringMatching(new RegExp(`lacks the migration ${newest}. Nothing was changed`)),
    });
  expect(await query(url, "SELECT count(*)::int AS migrations FROM _prisma_migrations")).toEqual([
    { migrations: names.length - 1 },
  ]);
});

it("A command for an instance that is not there names its folder and creates nothing", async () => {
  const folder = createFolder();
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("DATA_DIR", folder);
  for (const run of [() => runCommand(users, "list"), () => runCommand(rotateKeys), () => runCommand(backup)])
    expect(await run()).toEqual({
      code: 1,
      output: "",
      errors: expect.stringContaining(`There is no instance in ${folder}.`),
    });
  expect(readdirSync(folder)).toEqual([]);
});
