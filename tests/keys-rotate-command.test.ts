import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startAuthorization } from "@/lib/connections/start-authorization";
import { sql } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { main as rotateKeys } from "@/scripts/keys-rotate";
import { simulated } from "@/testing/spotify/simulated";
import { runCommand } from "@/testing/system/run-command";

const { connected } = await simulated();

const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const [first, second] = [newKey("first"), newKey("second")];
const setKeys = (...keys: string[]) => {
  env().ENCRYPTION_KEYS = keys.join(",");
};

beforeEach(() => setKeys(first));
afterEach(async () => {
  vi.unstubAllEnvs();
  await sql("TRUNCATE users CASCADE");
});

/** Connects a person and starts another authorization, so that there is a secret of every kind. */
async function createSecrets(): Promise<void> {
  const { ctx } = await connected();
  await startAuthorization(ctx);
}

const readSecrets = async () =>
  (
    await sql<{ sealed: string }>(
      `SELECT client_secret_sealed AS sealed FROM spotify_credentials
       UNION ALL SELECT refresh_token_sealed FROM spotify_connections`,
    )
  ).map(({ sealed }) => sealed);

it("keys:rotate prints how many secrets it encrypted and which keys are no longer used", async () => {
  await createSecrets();
  setKeys(second, first);
  const { code, output, errors } = await runCommand(rotateKeys);
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  expect(output).toContain('Encrypted 4 secrets with the key "second"');
  expect(output).toContain('The key "first" is no longer used');
  for (const sealed of await readSecrets()) expect(sealed).toMatch(/^second\./);
});

it("keys:rotate fails when a key is missing, names it and shows no value", async () => {
  await createSecrets();
  setKeys(second);
  const { code, output, errors } = await runCommand(rotateKeys);
  expect(code).toBe(1);
  expect(errors).toContain('4 secrets encrypted with the key "first", which is not in ENCRYPTION_KEYS');
  const secrets = await readSecrets();
  expect(secrets).toHaveLength(2);
  for (const sealed of secrets) expect(output + errors).not.toContain(sealed.split(".")[3]);
});

it("keys:rotate prints a hint when there is only one key", async () => {
  expect(await runCommand(rotateKeys)).toMatchObject({
    code: 0,
    output: expect.stringContaining("It is the only key"),
  });
});

it("keys:rotate explains an invalid setting in one line", async () => {
  vi.stubEnv("ENCRYPTION_KEYS", `${newKey("first")},${first}`);
  expect(await runCommand(rotateKeys)).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^Setting ENCRYPTION_KEYS must give each key its own id: [^\n]+$/),
  });
});
