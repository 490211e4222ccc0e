import { deletePerson } from "@/lib/accounts/delete-person";
import { requireEnabledAdmin } from "@/lib/accounts/enabled-admins";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { logSecurityEvent } from "@/lib/platform/security-log";

/**
 * Deletes another person's account and everything stored about them, as they could themselves. The caller stays, so an admin does.
 * @throws AppError not_allowed, not_found, own_account
 */
export async function deletePersonAsAdmin(ctx: UserContext, id: string): Promise<void> {
  requireAdmin(ctx);
  if (id === ctx.userId) throw new AppError("own_account");
  await deletePerson(id, async client => {
    await requireEnabledAdmin(client, ctx);
    const { rowCount } = await client.query("SELECT 1 FROM users WHERE id = $1", [id]);
    if (rowCount === 0) throw notFound("account");
  });
  logSecurityEvent("admin_account_deleted", ctx, { targetUserId: id });
}
