import { keyIds, open, type SealedPlace, seal } from "@/lib/platform/crypto";
import { sql } from "@/lib/platform/db";
import { InvalidSetting } from "@/lib/platform/env";

/** All columns of sealed values. The name is that of the secret; the column has the suffix `_sealed`. */
export const sealedColumns: [table: string, column: string][] = [
  ["spotify_credentials", "client_secret"],
  ["spotify_connections", "access_token"],
  ["spotify_connections", "refresh_token"],
  ["spotify_authorizations", "code_verifier"],
  ["idempotency_keys", "reply"],
];

type Row = { userId: string; sealed: string };

const batchSize = 500;

async function* readOthers(keyId: string, table: string, column: string): AsyncGenerator<Row> {
  let last: Row = { userId: "00000000-0000-0000-0000-000000000000", sealed: "" };
  for (;;) {
    const rows = await sql<Row>(
      `SELECT user_id AS "userId", ${column}_sealed AS sealed FROM ${table}
       WHERE (user_id, ${column}_sealed) > ($1, $2) AND NOT starts_with(${column}_sealed, $3)
       ORDER BY user_id, ${column}_sealed LIMIT ${batchSize}`,
      [last.userId, last.sealed, `${keyId}.`],
    );
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    last = end;
  }
}

function openOrNull(sealed: string, place: SealedPlace): string | null {
  try {
    return open(sealed, place);
  } catch {
    return null;
  }
}

type SealedCount = {
  /** The id of their key, which may be unknown; null for values that were never sealed. */
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
     FROM (${all.join(" UNION ALL ")}) AS everything GROUP BY 1 ORDER BY 1`,
  );
}

export type ResealResult = {
  /** The first key of ENCRYPTION_KEYS. */
  keyId: string;
  resealed: number;
  /** Values of other keys that are left: the key is missing, the value is damaged, or another process just sealed it. */
  left: SealedCount[];
  /** Keys in ENCRYPTION_KEYS that are no longer used. */
  unused: string[];
};

/**
 * Seals all secrets again with the first key of ENCRYPTION_KEYS, while the app runs. Keeps values that change meanwhile, such
 * as refreshed tokens, and values that cannot be opened. After an interruption the next run continues.
 * @throws InvalidSetting when two keys have the same id, because values of the older one would look finished
 */
export async function resealSecrets(): Promise<ResealResult> {
  const [keyId = "", ...others] = keyIds();
  if (new Set([keyId, ...others]).size <= others.length)
    throw new InvalidSetting(
      "Setting ENCRYPTION_KEYS has two keys with the same id. Give the new key another id.",
    );
  let resealed = 0;
  for (const [table, column] of sealedColumns)
    for await (const { userId, sealed } of readOthers(keyId, table, column)) {
      const plain = openOrNull(sealed, { userId, column });
      if (plain === null) continue;
      // One statement per value: one for many would lock their rows while it waits for a token that is being refreshed.
      const written = await sql(
        `UPDATE ${table} SET ${column}_sealed = $3 WHERE user_id = $1 AND ${column}_sealed = $2 RETURNING 1`,
        [userId, sealed, seal(plain, { userId, column })],
      );
      resealed += written.length;
    }
  const counted = await countByKey();
  return {
    keyId,
    resealed,
    left: counted.filter(left => left.keyId !== keyId),
    unused: others.filter(id => !counted.some(left => left.keyId === id)),
  };
}
