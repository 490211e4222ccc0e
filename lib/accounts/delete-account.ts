import type { UserContext } from "@/lib/core/context";
import { inBackground, sqlTransaction } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { PasswordConfirmation } from "@/lib/schemas/accounts";
import { lockAdminRoleSql } from "./admin-role-lock";
import { confirmPerson } from "./confirm-person";

/** Tables about developer apps. An app's rows are deleted with the last person who uses the app. */
const appTables = ["spotify_cooldowns", "spotify_call_windows", "app_capabilities"];

/** Makes the oldest account the admin if the last admin has left. */
const appointAdminSql = `UPDATE users SET role = 'admin' WHERE id = (SELECT id FROM users ORDER BY created_at, id LIMIT 1)
  AND NOT EXISTS (SELECT 1 FROM users WHERE role = 'admin')`;

/**
 * Deletes the person and everything stored about them, however long that takes. Running imports end. Nothing on Spotify
 * changes.
 * @throws like confirmPerson
 */
export async function deleteAccount(ctx: UserContext, { password }: PasswordConfirmation): Promise<void> {
  await confirmPerson(ctx, password);
  await inBackground(() => deleteRows(ctx));
  logSecurityEvent("account_deleted", ctx);
}

const deleteRows = (ctx: UserContext) =>
  sqlTransaction(async client => {
    await client.query(lockAdminRoleSql);
    const { rows } = await client.query<{ clientId: string }>(
      `SELECT client_id AS "clientId" FROM spotify_credentials WHERE user_id = $1
       UNION SELECT client_id FROM spotify_connections WHERE user_id = $1`,
      [ctx.userId],
    );
    const clientIds = rows.map(({ clientId }) => clientId);
    // A call locks its app's window before its person: locking in another order would deadlock with a running import.
    await client.query(
      "SELECT 1 FROM spotify_call_windows WHERE client_id = ANY($1) ORDER BY client_id FOR UPDATE",
      [clientIds],
    );
    await client.query("DELETE FROM users WHERE id = $1", [ctx.userId]);
    for (const table of appTables)
      await client.query(
        `DELETE FROM ${table} t WHERE client_id = ANY($1)
           AND NOT EXISTS (SELECT 1 FROM spotify_credentials k WHERE k.client_id = t.client_id)`,
        [clientIds],
      );
    await client.query(appointAdminSql);
  });
