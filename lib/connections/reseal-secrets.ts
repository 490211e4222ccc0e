import { keyIds, open, type SealedPlace, seal } from "@/lib/platform/crypto";
import { sql } from "@/lib/platform/db";
import { InvalidSetting } from "@/lib/platform/env";

/** Every column of sealed values. It is named after what it seals, and its row names the person. */
export const sealedColumns: [table: string, column: SealedPlace["column"]][] = [
  ["spotify_credentials", "client_secret"],
  ["spotify_connections", "access_token"],
  ["spotify_connections", "refresh_token"],
  ["spotify_authorizations", "code_verifier"],
  ["idempotency_keys", "reply"],
];

type Row = { userId: string; sealed: string };

const batchSize = 500;

async function* notUnder(keyId: string, table: string, column: string): AsyncGenerator<Row> {
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

type Left = {
  /** The key that seals them, whether it is known or not; null for what was never sealed. */
  keyId: string | null;
  values: number;
};

/** What stands under which key. */
async function countByKey(): Promise<Left[]> {
  const all = sealedColumns.map(
    ([table, column]) => `SELECT ${column}_sealed AS sealed FROM ${table} WHERE ${column}_sealed IS NOT NULL`,
  );
  return sql<Left>(
    `SELECT substring(sealed from '^([\\w-]+)\\.[\\w-]+\\.[\\w-]+\\.[\\w-]*$') AS "keyId", count(*)::int AS values
     FROM (${all.join(" UNION ALL ")}) AS everything GROUP BY 1 ORDER BY 1`,
  );
}

export type ResealResult = {
  /** The key under which everything belongs. */
  keyId: string;
  resealed: number;
  /** What is not under it afterwards: its key is missing, it is damaged, or another process has just sealed it. */
  left: Left[];
  /** Keys in ENCRYPTION_KEYS that seal nothing any more. */
  unused: string[];
};

/**
 * Seals every secret again that is not under the first key of ENCRYPTION_KEYS, while the app runs: a value that somebody
 * changes meanwhile, such as a token that is refreshed, stays as they wrote it. What cannot be opened is left as it is. Each
 * value counts as soon as it is written, so a run that is broken off is continued by the next one.
 * @throws BadSetting when two keys have one id: what the older of them sealed would pass for done
 */
export async function resealSecrets(): Promise<ResealResult> {
  const [keyId = "", ...others] = keyIds();
  if (new Set([keyId, ...others]).size <= others.length)
    throw new InvalidSetting(
      "Setting ENCRYPTION_KEYS has two keys of one id. Give the new one an id of its own.",
    );
  let resealed = 0;
  for (const [table, column] of sealedColumns)
    for await (const { userId, sealed } of notUnder(keyId, table, column)) {
      const plain = openOrNull(sealed, { userId, column });
      if (plain === null) continue;
      // A statement for each: one for many would hold all of their rows while it waits for one that is being refreshed.
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
