import type pg from "pg";
import { AppError } from "@/lib/core/errors";
import { inBackground, sqlTransaction } from "@/lib/platform/db";
import { personValues } from "@/lib/platform/person-values/person-values";
import { lockAdminRoleSql } from "./admin-role-lock";
import { endAdminResetLinks } from "./passwords/reset-links";

/** Tables about developer apps. An app's rows are deleted with the last person who uses the app. */
const appTables = ["spotify_cooldowns", "spotify_call_windows", "app_capabilities"];

/** Makes the oldest account the admin if the last admin has left. Nobody gets a disabled account back this way. */
const appointAdminSql = `UPDATE users SET role = 'admin' WHERE id =
    (SELECT id FROM users WHERE disabled_at IS NULL ORDER BY created_at, id LIMIT 1)
  AND NOT EXISTS (SELECT 1 FROM users WHERE role = 'admin' AND disabled_at IS NULL)`;

/** Finds whether the accounts of other people are all disabled. */
const othersAreDisabledSql = `SELECT 1 FROM users WHERE id <> $1 HAVING count(*) > 0 AND count(*) = count(disabled_at)`;

/**
 * Deletes the rows of a person, however long that takes.
 * @param check runs first in the transaction, and throws if the person must stay
 * @throws AppError last_admin if other accounts exist and nobody could sign in to them or enable them
 */
export async function deletePerson(
  userId: string,
  check: (client: pg.PoolClient) => Promise<void> = async () => undefined,
): Promise<void> {
  await inBackground(() =>
    sqlTransaction(async client => {
      await client.query(lockAdminRoleSql);
      await check(client);
      const { rowCount } = await client.query(othersAreDisabledSql, [userId]);
      if (rowCount !== 0) throw new AppError("last_admin");
      const { rows } = await client.query<{ clientId: string }>(
        `SELECT client_id AS "clientId" FROM spotify_credentials WHERE user_id = $1
         UNION SELECT client_id FROM spotify_connections WHERE user_id = $1`,
        [userId],
      );
      const clientIds = rows.map(({ clientId }) => clientId);
      // A call locks its app's window before its person: locking in another order would deadlock with a running import.
      await client.query(
        "SELECT 1 FROM spotify_call_windows WHERE client_id = ANY($1) ORDER BY client_id FOR UPDATE",
        [clientIds],
      );
      await client.query("SELECT 1 FROM users WHERE id = $1 FOR UPDATE", [userId]);
      // Deletes all plays with one statement; the cascade would delete them song by song.
      await client.query("DELETE FROM plays WHERE user_id = $1", [userId]);
      const { rows: deleted } = await client.query<{ role: string }>(
        "DELETE FROM users WHERE id = $1 RETURNING role",
        [userId],
      );
      if (deleted[0]?.role === "admin") await endAdminResetLinks(client);
      for (const table of appTables)
        await client.query(
          `DELETE FROM ${table} t WHERE client_id = ANY($1)
             AND NOT EXISTS (SELECT 1 FROM spotify_credentials k WHERE k.client_id = t.client_id)`,
          [clientIds],
        );
      await client.query(appointAdminSql);
    }),
  );
  await personValues().forget(userId);
}
