import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { open, seal } from "@/lib/platform/crypto";
import { sql } from "@/lib/platform/db";
import { env, InvalidSetting } from "@/lib/platform/env";
import { accessToken } from "@/lib/spotify/access-token";
import { simulated } from "@/testing/simulated";
import { resealSecrets, sealedColumns } from "./reseal-secrets";
import { startAuthorization } from "./start-authorization";

const { connected, fault, settings } = await simulated();

const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const [first, second, third] = [newKey("first"), newKey("second"), newKey("third")];
const ring = (...keys: string[]) => {
  env().ENCRYPTION_KEYS = keys.join(",");
};

beforeEach(() => ring(first));
afterEach(() => sql("TRUNCATE users CASCADE"));

type Stored = { userId: string; column: (typeof sealedColumns)[number][1]; sealed: string };

async function stored(): Promise<Stored[]> {
  const all = sealedColumns.map(
    ([table, column]) =>
      `SELECT user_id AS "userId", '${column}' AS "column", ${column}_sealed AS sealed FROM ${table}`,
  );
  return sql<Stored>(`${all.join(" UNION ALL ")} ORDER BY 1, 2, 3`);
}

const keysInUse = async () => [...new Set((await stored()).map(({ sealed }) => sealed.split(".")[0]))];
const plain = async () => (await stored()).map(value => ({ ...value, sealed: open(value.sealed, value) }));

const tokensOf = async (userId: string) =>
  Object.fromEntries(
    (await plain()).filter(value => value.userId === userId).map(({ column, sealed }) => [column, sealed]),
  );

/** A connected person who is on the consent page again: a secret in every column. */
async function withAllSecrets() {
  const listener = await connected();
  await startAuthorization(listener.ctx);
  return listener;
}

async function twoConnected(): Promise<[string, string]> {
  const [one, another] = [(await connected()).ctx.userId, (await connected()).ctx.userId];
  return one < another ? [one, another] : [another, one];
}

/** People with only a client secret; returns their ids in the order in which they are read. */
async function manyPeople(count: number): Promise<string[]> {
  const made = await sql<{ id: string }>(
    `INSERT INTO users (email, username, password_hash)
     SELECT number || '@example.org', 'Somebody', '' FROM generate_series(1, $1) AS number RETURNING id`,
    [count],
  );
  const ids = made.map(({ id }) => id).sort();
  await sql(
    `INSERT INTO spotify_credentials (user_id, client_id, client_secret_sealed, verified_at)
     SELECT id, 'app', sealed, now() FROM unnest($1::uuid[], $2::text[]) AS given(id, sealed)`,
    [ids, ids.map(userId => seal(`secret of ${userId}`, { userId, column: "client_secret" }))],
  );
  return ids;
}

/** Starts a slow refresh, and resolves when it has locked the connection's row. */
async function slowRefresh(userId: string) {
  const { access_token } = await tokensOf(userId);
  await fault("/api/token", { delayMs: 1_500 });
  const refreshing = accessToken(userId, access_token);
  await expect
    .poll(() => sql("SELECT 1 FROM spotify_connections WHERE user_id = $1 FOR UPDATE SKIP LOCKED", [userId]))
    .toEqual([]);
  return { refreshing };
}

/** Resolves when resealing waits for that row. */
const resealingWaits = () =>
  expect
    .poll(() =>
      sql(
        "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      ),
    )
    .toMatchObject([{ query: expect.stringContaining("UPDATE spotify_connections") }]);

describe("resealing", () => {
  it("resealing covers every sealed column of the database", async () => {
    const columns = await sql(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name LIKE '%sealed%'`,
    );
    const known = sealedColumns.map(([table, column]) => ({ table, column: `${column}_sealed` }));
    expect(new Set(columns)).toEqual(new Set(known));
  });

  it("resealing seals all secrets with the first key, and each still opens", async () => {
    await withAllSecrets();
    ring(second, first);
    await withAllSecrets();
    const before = await plain();
    ring(third, second, first);
    await expect(resealSecrets()).resolves.toEqual({
      keyId: "third",
      resealed: 8,
      left: [],
      unused: ["second", "first"],
    });
    ring(third);
    expect(await plain()).toEqual(before);
  });

  it("resealing again changes nothing", async () => {
    await withAllSecrets();
    ring(second, first);
    await resealSecrets();
    const before = await stored();
    await expect(resealSecrets()).resolves.toMatchObject({ resealed: 0, left: [], unused: ["first"] });
    expect(await stored()).toEqual(before);
  });

  it("resealing continues an interrupted run", async () => {
    const ids = await manyPeople(1200);
    const before = await plain();
    ring(second, first);
    await sql(
      `ALTER TABLE spotify_credentials ADD CONSTRAINT broken_off
       CHECK (user_id <> '${ids[700]}' OR NOT starts_with(client_secret_sealed, 'second'))`,
    );
    onTestFinished(async () => {
      await sql("ALTER TABLE spotify_credentials DROP CONSTRAINT IF EXISTS broken_off");
    });
    await expect(resealSecrets()).rejects.toThrow("broken_off");
    await sql("ALTER TABLE spotify_credentials DROP CONSTRAINT broken_off");
    await expect(resealSecrets()).resolves.toMatchObject({ resealed: 500, left: [], unused: ["first"] });
    expect(await plain()).toEqual(before);
  });

  it("two resealing runs at the same moment do no harm", async () => {
    await manyPeople(300);
    const before = await plain();
    ring(second, first);
    const runs = await Promise.all([resealSecrets(), resealSecrets()]);
    expect(runs.map(({ left }) => left)).toEqual([[], []]);
    expect(runs.reduce((sum, { resealed }) => sum + resealed, 0)).toBe(300);
    expect(await plain()).toEqual(before);
  });

  it("resealing never overwrites tokens that are refreshed meanwhile", async () => {
    await settings({ refreshTokens: "rotate" });
    const { ctx } = await connected();
    const before = await tokensOf(ctx.userId);
    const { refreshing } = await slowRefresh(ctx.userId);
    ring(second, first);
    const resealing = resealSecrets();
    await resealingWaits();
    const { token } = await refreshing;
    await expect(resealing).resolves.toMatchObject({ left: [], unused: ["first"] });
    const after = await tokensOf(ctx.userId);
    expect(after.access_token).toBe(token);
    expect(after.refresh_token).not.toBe(before.refresh_token);
    // Spotify has revoked the former token, so this works with the newest only.
    await expect(accessToken(ctx.userId, token)).resolves.toBeDefined();
  });

  it("resealing delays nobody else while it waits for a refresh", async () => {
    // In the order of resealing: the first person must be free while the second is waited for.
    const [other, waitedFor] = await twoConnected();
    const { refreshing } = await slowRefresh(waitedFor);
    ring(second, first);
    const resealing = resealSecrets();
    await resealingWaits();
    const { access_token } = await tokensOf(other);
    await accessToken(other, access_token);
    await resealingWaits();
    await Promise.all([refreshing, resealing]);
  });

  it("resealing keeps what it cannot open, and counts it by key", async () => {
    await withAllSecrets();
    ring(second);
    const { ctx } = await withAllSecrets();
    await sql("UPDATE spotify_authorizations SET code_verifier_sealed = 'in clear' WHERE user_id = $1", [
      ctx.userId,
    ]);
    await sql(
      "UPDATE spotify_credentials SET client_secret_sealed = 'second.AAAA.AAAA.AAAA' WHERE user_id = $1",
      [ctx.userId],
    );
    const before = await stored();
    ring(third, second);
    await expect(resealSecrets()).resolves.toEqual({
      keyId: "third",
      resealed: 2,
      left: [
        { keyId: "first", values: 4 },
        { keyId: "second", values: 1 },
        { keyId: null, values: 1 },
      ],
      unused: [],
    });
    const after = (await stored()).map(({ sealed }) => sealed);
    for (const { sealed } of before.filter(value => value.userId !== ctx.userId))
      expect(after).toContain(sealed);
    expect(after).toEqual(expect.arrayContaining(["in clear", "second.AAAA.AAAA.AAAA"]));
  });

  it("resealing refuses two keys with the same id", async () => {
    await withAllSecrets();
    ring(newKey("first"), first);
    await expect(resealSecrets()).rejects.toThrow(InvalidSetting);
  });
});

describe("npm run keys:rotate", () => {
  const run = () =>
    new Promise<{ code: number; out: string; err: string }>(resolve => {
      const child = execFile(
        process.execPath,
        ["scripts/run.mjs", "keys-rotate"],
        { env: { ...process.env, ENCRYPTION_KEYS: env().ENCRYPTION_KEYS } },
        (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
      );
    });

  it("keys:rotate says what it did and which keys are no longer used", async () => {
    await withAllSecrets();
    ring(second, first);
    const { code, out, err } = await run();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain('Encrypted 4 secrets with the key "second"');
    expect(out).toContain('The key "first" is no longer used');
    expect(await keysInUse()).toEqual(["second"]);
  });

  it("keys:rotate fails when a key is missing, names it and shows no value", async () => {
    await withAllSecrets();
    ring(second);
    const { code, out, err } = await run();
    expect(code).toBe(1);
    expect(err).toContain('4 secrets encrypted with the key "first", which is not in ENCRYPTION_KEYS');
    for (const { sealed } of await stored()) expect(out + err).not.toContain(sealed.split(".")[3]);
  });

  it("keys:rotate says how to begin when there is only one key", async () => {
    await expect(run()).resolves.toMatchObject({
      code: 0,
      out: expect.stringContaining("It is the only key"),
    });
  });

  it("keys:rotate explains an invalid setting in one line", async () => {
    ring(newKey("first"), first);
    await expect(run()).resolves.toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Setting ENCRYPTION_KEYS must give each key its own id: [^\n]+\n$/),
    });
  });
});
