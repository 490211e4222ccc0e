import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { requireSetting } from "@/lib/platform/env";
import { createMissingSecrets } from "@/scripts/support/secrets-file";

it("Processes that start at the same time store and use the same secrets", async () => {
  for (const name of ["APP_SECRET", "ENCRYPTION_KEYS"]) vi.stubEnv(name, "");
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-secrets-"));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true });
  });
  const file = path.join(directory, "secrets.json");
  writeFileSync(file, '{"APP_SECRET":"kept"}', { mode: 0o600 });
  const url = requireSetting("DATABASE_URL");
  const [first, ...others] = await Promise.all(
    Array.from({ length: 4 }, () => createMissingSecrets(file, url)),
  );
  expect(first).toEqual({ APP_SECRET: "kept", ENCRYPTION_KEYS: expect.stringMatching(/^k1:/) });
  for (const other of others) expect(other).toEqual(first);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(directory)).toEqual(["secrets.json"]);
});
