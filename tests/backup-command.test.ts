import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { sql } from "@/lib/platform/db";
import { applyMigrations } from "@/lib/platform/db/migrations";
import { requireSetting } from "@/lib/platform/env";
import { main as backup } from "@/scripts/backup";
import { main as migrate } from "@/scripts/db-migrate";
import { main as restore } from "@/scripts/restore";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { createUser } from "@/testing/people";
import { createEmptyDatabase, createFolder, migrationsWith } from "@/testing/system/databases";
import { createDataDirectory, query, startForTest } from "@/testing/system/embedded-postgres";
import { runCommand } from "@/testing/system/run-command";

const deepIt = onlyDeep(it);

afterEach(async () => {
  vi.unstubAllEnvs();
  await sql("TRUNCATE users CASCADE");
});

const selectEmails = "SELECT email FROM users";

it("A backup is written to the named file or to DATA_DIR, readable only to its owner", async () => {
  const folder = createFolder();
  vi.stubEnv("DATA_DIR", folder);
  await createUser();
  const file = path.join(folder, "mine.gz");
  expect(await runCommand(backup, file)).toEqual({
    code: 0,
    errors: "",
    output: expect.stringMatching(/Wrote .*mine\.gz: \d+ rows of \d+ tables[\s\S]*Keep it secret/),
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await runCommand(backup)).toMatchObject({ code: 0 });
  expect(readdirSync(path.join(folder, "backups"))).toEqual([
    expect.stringMatching(/^tonearm-\d{4}-\d\d-\d\d-\d{6}\.backup\.gz$/),
  ]);
});

it("A backup that fails says why in one line and leaves the former file", async () => {
  const folder = createFolder();
  const file = path.join(folder, "mine.gz");
  writeFileSync(file, "former");
  vi.stubEnv("DATABASE_URL", await createEmptyDatabase());
  expect(await runCommand(backup, file)).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/nothing to back up/),
  });
  expect(readFileSync(file, "utf8")).toBe("former");
  expect(readdirSync(folder)).toEqual(["mine.gz"]);
  vi.unstubAllEnvs();
  expect(await runCommand(backup, path.join(folder, "none", "mine.gz"))).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^\/.*none\/mine\.gz: there is no such file or folder\. Create it/),
  });
  mkdirSync(path.join(folder, "taken"));
  expect(await runCommand(backup, path.join(folder, "taken"))).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/it is a folder\. Name a file in it/),
  });
});

deepIt(
  "A restore into another database needs the secrets of the backup, and names the one that differs",
  async () => {
    await createUser();
    const file = path.join(createFolder(), "mine.gz");
    await runCommand(backup, file);
    const emails = await sql(selectEmails);
    const url = await createEmptyDatabase();
    vi.stubEnv("DATABASE_URL", url);
    vi.stubEnv("APP_SECRET", "another secret of more than 32 characters");
    expect(await runCommand(restore, file)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(
        /^Setting APP_SECRET is another one than in the backup\.\nNothing was changed\./,
      ),
    });
    vi.stubEnv("APP_SECRET", requireSetting("APP_SECRET"));
    expect(await runCommand(restore, file)).toMatchObject({
      code: 0,
      output: expect.stringMatching(/Restored \d+ rows/),
    });
    expect(await query(url, selectEmails)).toEqual(emails);
    expect(await runCommand(restore, file)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/holds the data of 1 person/),
    });
    expect(await runCommand(restore, "--replace", file)).toMatchObject({ code: 0 });
    for (const parameters of [[], ["--replace"], [file, "more"], ["-"]])
      expect(await runCommand(restore, ...parameters)).toMatchObject({
        code: 1,
        errors: expect.stringMatching(/^Name the backup: npm run restore FILE/),
      });
  },
);

it("An older program ends with code 1 and one sentence on the database of a newer one", async () => {
  const url = await createEmptyDatabase();
  await applyMigrations(url, migrationsWith("SELECT 1"));
  vi.stubEnv("DATABASE_URL", url);
  expect(await runCommand(migrate)).toEqual({
    code: 1,
    output: "",
    errors: expect.stringMatching(/^A newer version of Tonearm has written this database[^\n]*$/),
  });
});

// Creates a cluster, which takes seconds.
it.runIf(sizeByDepth(false, true))(
  "A restore into a folder stores the secrets of the backup, and keeps those that it replaces",
  async () => {
    await createUser();
    const file = path.join(createFolder(), "mine.gz");
    await runCommand(backup, file);
    const emails = await sql(selectEmails);
    const [folder, secrets] = [
      createDataDirectory(),
      { APP_SECRET: requireSetting("APP_SECRET"), ENCRYPTION_KEYS: requireSetting("ENCRYPTION_KEYS") },
    ];
    for (const name of ["DATABASE_URL", "APP_SECRET", "ENCRYPTION_KEYS"]) vi.stubEnv(name, "");
    vi.stubEnv("DATA_DIR", folder);
    const secretsFile = path.join(folder, "secrets.json");
    expect(await runCommand(restore, file)).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(secretsFile, "utf8"))).toEqual(secrets);
    writeFileSync(secretsFile, "former");
    expect(await runCommand(restore, file)).toMatchObject({ code: 1 });
    expect(readFileSync(secretsFile, "utf8")).toBe("former");
    expect(await runCommand(restore, file, "--replace")).toMatchObject({
      code: 0,
      output: expect.stringMatching(/former secrets are in/),
    });
    const copies = readdirSync(folder).filter(name => name.startsWith("secrets.json.before-restore-"));
    expect(copies.map(name => readFileSync(path.join(folder, name), "utf8"))).toEqual(["former"]);
    const { url } = await startForTest(folder);
    expect(await query(url, selectEmails)).toEqual(emails);
    expect(await runCommand(restore, file, "--replace")).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^Tonearm is running/),
    });
    expect(existsSync(secretsFile)).toBe(true);
    rmSync(path.join(folder, "backups"), { recursive: true, force: true });
  },
);
