import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { open, seal } from "@/lib/platform/crypto";
import { sql } from "@/lib/platform/db";
import { env, InvalidSetting } from "@/lib/platform/env";
import { accessToken } from "@/lib/spotify/access-token";
import { onlyDeep } from "@/testing/depth";
import { simulated } from "@/testing/spotify/simulated";
import { resealSecrets, sealedColumns } from "./reseal-secrets";
import { startAuthorization } from "./start-authorization";

const deepIt = onlyDeep(it);

const { connected, fault, settings } = await simulated();

const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const [first, second, third] = [newKey("first"), newKey("second"), newKey("third")];
const setKeys = (...keys: string[]) => {
  env().ENCRYPTION_KEYS = keys.join(",");
};

beforeEach(() => setKeys(first));
afterEach(() => sql("TRUNCATE users CASCADE"));

type StoredSecret = { userId: string; column: (typeof sealedColumns)[number][1]; sealed: string };

async function readSecrets(): Promise<StoredSecret[]> {
  const queries = sealedColumns.map(
    ([table, column]) =>
      `SELECT user_id AS "userId", '${column}' AS "column", ${column}_sealed AS sealed FROM ${table}`,
  );
  return sql<StoredSecret>(`${queries.join(" UNION ALL ")} ORDER BY 1, 2, 3`);
}

const readOpenedSecrets = async () =>
  (await readSecrets()).map(value => ({ ...value, sealed: open(value.sealed, value) }));

const readTokens = async (userId: string) =>
  Object.fromEntries(
    (await readOpenedSecrets())
      .filter(value => value.userId === userId)
      .map(({ column, sealed }) => [column, sealed]),
  );

/** Connects a person and starts another authorization, so that every column has a secret. */
async function createAllSecrets() {
  const listener = await connected();
  await startAuthorization(listener.ctx);
  return listener;
}

async function connectTwoInOrder(): Promise<[string, string]> {
  const [one, another] = [(await connected()).ctx.userId, (await connected()).ctx.userId];
  return one < another ? [one, another] : [another, one];
}

/** Creates people with only a client secret. Returns their ids in the order in which resealing reads them. */
async function createPeople(count: number): Promise<string[]> {
  const people = await sql<{ id: string }>(
    `INSERT INTO users (email, username, password_hash)
     SELECT number || '@example.org', 'Somebody', '' FROM generate_series(1, $1) AS number RETURNING id`,
    [count],
  );
  const ids = people.map(({ id }) => id).sort();
  await sql(
    `INSERT INTO spotify_credentials (user_id, client_id, client_secret_sealed, verified_at)
     SELECT id, 'app', sealed, now() FROM unnest($1::uuid[], $2::text[]) AS input(id, sealed)`,
    [ids, ids.map(userId => seal(`secret of ${userId}`, { userId, column: "client_secret" }))],
  );
  return ids;
}

/** Starts a slow token refresh and waits until it has locked the connection's row. */
async function startSlowRefresh(userId: string) {
  const { access_token } = await readTokens(userId);
  await fault("/api/token", { delayMs: 1_500 });
  const refreshing = accessToken(userId, access_token);
  await expect
    .poll(() => sql("SELECT 1 FROM spotify_connections WHERE user_id = $1 FOR UPDATE SKIP LOCKED", [userId]))
    .toEqual([]);
  return { refreshing };
}

/** Waits until resealing is blocked by the locked row. */
const waitForBlockedResealing = () =>
  expect
    .poll(() =>
      sql(
        "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      ),
    )
    .toMatchObject([{ query: expect.stringContaining("UPDATE spotify_connections") }]);

describe("resealing", () => {
  it("`sealedColumns` lists every sealed column of the database", async () => {
    const columns = await sql(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name LIKE '%sealed%'`,
    );
    const listed = sealedColumns.map(([table, column]) => ({ table, column: `${column}_sealed` }));
    expect(new Set(columns)).toEqual(new Set(listed));
  });

  it("resealing seals all secrets with the first key, and each still opens", async () => {
    await createAllSecrets();
    setKeys(second, first);
    await createAllSecrets();
    const before = await readOpenedSecrets();
    setKeys(third, second, first);
    await expect(resealSecrets()).resolves.toEqual({
      keyId: "third",
      resealed: 8,
      remaining: [],
      unusedKeyIds: ["second", "first"],
    });
    setKeys(third);
    expect(await readOpenedSecrets()).toEqual(before);
  });

  it("a second resealing changes nothing", async () => {
    await createAllSecrets();
    setKeys(second, first);
    await resealSecrets();
    const before = await readSecrets();
    await expect(resealSecrets()).resolves.toMatchObject({
      resealed: 0,
      remaining: [],
      unusedKeyIds: ["first"],
    });
    expect(await readSecrets()).toEqual(before);
  });

  it("resealing continues an interrupted run", async () => {
    const ids = await createPeople(1200);
    const before = await readOpenedSecrets();
    setKeys(second, first);
    await sql(
      `ALTER TABLE spotify_credentials ADD CONSTRAINT interrupted
       CHECK (user_id <> '${ids[700]}' OR NOT starts_with(client_secret_sealed, 'second'))`,
    );
    onTestFinished(async () => {
      await sql("ALTER TABLE spotify_credentials DROP CONSTRAINT IF EXISTS interrupted");
    });
    await expect(resealSecrets()).rejects.toThrow("interrupted");
    await sql("ALTER TABLE spotify_credentials DROP CONSTRAINT interrupted");
    await expect(resealSecrets()).resolves.toMatchObject({
      resealed: 500,
      remaining: [],
      unusedKeyIds: ["first"],
    });
    expect(await readOpenedSecrets()).toEqual(before);
  });

  deepIt("two concurrent resealing runs seal each value once", async () => {
    await createPeople(300);
    const before = await readOpenedSecrets();
    setKeys(second, first);
    const runs = await Promise.all([resealSecrets(), resealSecrets()]);
    expect(runs.map(({ remaining }) => remaining)).toEqual([[], []]);
    expect(runs.reduce((sum, { resealed }) => sum + resealed, 0)).toBe(300);
    expect(await readOpenedSecrets()).toEqual(before);
  });

  it("resealing does not overwrite a token that is refreshed meanwhile", async () => {
    await settings({ refreshTokens: "rotate" });
    const { ctx } = await connected();
    const before = await readTokens(ctx.userId);
    const { refreshing } = await startSlowRefresh(ctx.userId);
    setKeys(second, first);
    const resealing = resealSecrets();
    await waitForBlockedResealing();
    const { token } = await refreshing;
    await expect(resealing).resolves.toMatchObject({ remaining: [], unusedKeyIds: ["first"] });
    const after = await readTokens(ctx.userId);
    expect(after.access_token).toBe(token);
    expect(after.refresh_token).not.toBe(before.refresh_token);
    // Spotify has revoked the former refresh token, so this works only with the newest one.
    await expect(accessToken(ctx.userId, token)).resolves.toBeDefined();
  });

  deepIt("resealing does not delay other people while it waits for a refresh", async () => {
    // Resealing reads `other` first. Their row must not be locked while resealing waits for the second person.
    const [other, refreshingUser] = await connectTwoInOrder();
    const { refreshing } = await startSlowRefresh(refreshingUser);
    setKeys(second, first);
    const resealing = resealSecrets();
    await waitForBlockedResealing();
    const { access_token } = await readTokens(other);
    await accessToken(other, access_token);
    await waitForBlockedResealing();
    await Promise.all([refreshing, resealing]);
  });

  it("resealing keeps values that it cannot open and counts them by key", async () => {
    await createAllSecrets();
    setKeys(second);
    const { ctx } = await createAllSecrets();
    await sql("UPDATE spotify_authorizations SET code_verifier_sealed = 'in clear' WHERE user_id = $1", [
      ctx.userId,
    ]);
    await sql(
      "UPDATE spotify_credentials SET client_secret_sealed = 'second.AAAA.AAAA.AAAA' WHERE user_id = $1",
      [ctx.userId],
    );
    const before = await readSecrets();
    setKeys(third, second);
    await expect(resealSecrets()).resolves.toEqual({
      keyId: "third",
      resealed: 2,
      remaining: [
        { keyId: "first", values: 4 },
        { keyId: "second", values: 1 },
        { keyId: null, values: 1 },
      ],
      unusedKeyIds: [],
    });
    const after = (await readSecrets()).map(({ sealed }) => sealed);
    for (const { sealed } of before.filter(value => value.userId !== ctx.userId))
      expect(after).toContain(sealed);
    expect(after).toEqual(expect.arrayContaining(["in clear", "second.AAAA.AAAA.AAAA"]));
  });

  it("resealing refuses two keys with the same id", async () => {
    await createAllSecrets();
    setKeys(newKey("first"), first);
    await expect(resealSecrets()).rejects.toThrow(InvalidSetting);
  });
});
