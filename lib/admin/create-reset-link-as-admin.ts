import { lockAdminRoleSql } from "@/lib/accounts/admin-role-lock";
import { requireEnabledAdmin } from "@/lib/accounts/enabled-admins";
import { requirePasswords } from "@/lib/accounts/passwords/require-passwords";
import { insertResetLink } from "@/lib/accounts/passwords/reset-links";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { sqlTransaction } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";

/**
 * Creates a one-time link with which a person sets a new password.
 * @throws AppError not_allowed, passwords_off, not_found, account_disabled
 */
export async function createResetLinkAsAdmin(ctx: UserContext, userId: string): Promise<{ url: string }> {
  requireAdmin(ctx);
  requirePasswords();
  const url = await sqlTransaction(async client => {
    await client.query(lockAdminRoleSql);
    await requireEnabledAdmin(client, ctx);
    const { rowCount } = await client.query("SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE", [userId]);
    if (rowCount === 0) throw notFound("account");
    return insertResetLink(client, userId, "admin");
  });
  logSecurityEvent("admin_reset_link_created", ctx, { targetUserId: userId });
  return { url };
}
