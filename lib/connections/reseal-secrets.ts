import { keyIds, openOrNull, seal } from "@/lib/platform/crypto";
import { sql } from "@/lib/platform/db";
import { InvalidSetting } from "@/lib/platform/env";

/** The columns with sealed values, without their suffix `_sealed`. */
export const sealedColumns: [table: string, column: string][] = [
  ["spotify_credentials", "client_secret"],
  ["spotify_connections", "access_token"],
  ["spotify_connections", "refresh_token"],
  ["spotify_authorizations", "code_verifier"],
  ["idempotency_keys", "reply"],
];

type Row = { userId: string; sealed: string };

const batchSize = 500;

/** Yields the values of a column that are not sealed with this key. */
async function* readUnresealed(keyId: string, table: string, column: string): AsyncGenerator<Row> {
  let lastRow: Row = { userId: "00000000-0000-0000-0000-000000000000", sealed: "" };
  for (;;) {
    const rows = await sql<Row>(
      `SELECT user_id AS "userId", ${column}_sealed AS sealed FROM ${table}
       WHERE (user_id, ${column}_sealed) > ($1, $2) AND NOT starts_with(${column}_sealed, $3)
       ORDER BY user_id, ${column}_sealed LIMIT ${batchSize}`,
      [lastRow.userId, lastRow.sealed, `${keyId}.`],
    );
    yield* rows;
    const newLast = rows.at(-1);
    if (!newLast) return;
    lastRow = newLast;
  }
}

type SealedCount = {
  /** The id of the key that sealed the values; null for values that were never sealed. */
  keyId: string | null;
  values: number;
};

/** Counts the sealed values by key. */
async function countByKey(): Promise<SealedCount[]> {
  const all = sealedColumns.map(
    ([table, column]) => `SELECT ${column}_sealed AS sealed FROM ${table} WHERE ${column}_sealed IS NOT NULL`,
  );
  return sql<SealedCount>(
    `SELECT substring(sealed from '^([\\w-]+)\\.[\\w-]+\\.[\\w-]+\\.[\\w-]*$') AS "keyId", count(*)::int AS values
     FROM (${all.join(" UNION ALL ")}) AS sealed_values GROUP BY 1 ORDER BY 1`,
  );
}

export type ResealResult = {
  /** The first key of ENCRYPTION_KEYS. */
  keyId: string;
  resealed: number;
  /** Values of other keys: the key is missing, the value is damaged, or another process has just sealed it. */
  remaining: SealedCount[];
  /** Keys in ENCRYPTION_KEYS that are no longer used. */
  unusedKeyIds: string[];
};

/**
 * Seals all secrets again with the first key of ENCRYPTION_KEYS. The app can keep running: values that change meanwhile, such as
 * refreshed tokens, are not overwritten. Skips values that cannot be opened. After an interruption the next run continues.
 * @throws InvalidSetting when two keys have the same id, because values of the older key would look like resealed values
 */
export async function resealSecrets(): Promise<ResealResult> {
  const [keyId = "", ...otherKeyIds] = keyIds();
  if (new Set([keyId, ...otherKeyIds]).size <= otherKeyIds.length)
    throw new InvalidSetting(
      "Setting ENCRYPTION_KEYS has two keys with the same id. Give the new key another id.",
    );
  let resealed = 0;
  for (const [table, column] of sealedColumns)
    for await (const { userId, sealed } of readUnresealed(keyId, table, column)) {
      const plain = openOrNull(sealed, { userId, column });
      if (plain === null) continue;
      // One statement per value. A statement for many values would keep their rows locked while it waits for a token refresh.
      const written = await sql(
        `UPDATE ${table} SET ${column}_sealed = $3 WHERE user_id = $1 AND ${column}_sealed = $2 RETURNING 1`,
        [userId, sealed, seal(plain, { userId, column })],
      );
      resealed += written.length;
    }
  const counts = await countByKey();
  return {
    keyId,
    resealed,
    remaining: counts.filter(count => count.keyId !== keyId),
    unusedKeyIds: otherKeyIds.filter(id => !counts.some(count => count.keyId === id)),
  };
}
