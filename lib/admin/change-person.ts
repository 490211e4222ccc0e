import { lockAdminRoleSql } from "@/lib/accounts/admin-role-lock";
import { requireEnabledAdmin, requireRemainingAdmin } from "@/lib/accounts/enabled-admins";
import { endAdminResetLinks } from "@/lib/accounts/passwords/reset-links";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { prisma, sqlTransaction } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { UserChanges } from "@/lib/schemas/accounts";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { resumeImports } from "@/lib/sync/import/import-job";
import { describePeople } from "./describe-people";

type State = { role: "member" | "admin"; isDisabled: boolean };

const isAdmin = ({ role, isDisabled }: State) => role === "admin" && !isDisabled;

const selectState = `SELECT role, disabled_at IS NOT NULL AS "isDisabled" FROM users WHERE id = $1 FOR NO KEY UPDATE`;

/** Returns the state before and after the change. */
const change = (ctx: UserContext, id: string, { role, disabled }: UserChanges) =>
  sqlTransaction(async client => {
    await client.query(lockAdminRoleSql);
    await requireEnabledAdmin(client, ctx);
    const {
      rows: [before],
    } = await client.query<State>(selectState, [id]);
    if (!before) throw notFound("account");
    const after: State = { role: role ?? before.role, isDisabled: disabled ?? before.isDisabled };
    await client.query(
      `UPDATE users SET role = $2, disabled_at = CASE WHEN $3 THEN COALESCE(disabled_at, now()) END WHERE id = $1`,
      [id, after.role, after.isDisabled],
    );
    await requireRemainingAdmin(client);
    // Otherwise somebody who is no longer trusted could let people in, or come back under another name.
    if (after.role !== "admin" || after.isDisabled)
      await client.query("UPDATE invites SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL", [
        id,
      ]);
    if (after.isDisabled) await client.query("DELETE FROM password_resets WHERE user_id = $1", [id]);
    // A former admin may have kept a link for somebody's account.
    if (isAdmin(before) && !isAdmin(after)) await endAdminResetLinks(client);
    return { before, after };
  });

/**
 * Changes the role of a person, or disables or enables their account. A disabled account keeps everything. Its sign-ins and tokens
 * are refused from the next request on, and its background work stops at the next call to Spotify. The invites of a former or
 * disabled admin are revoked, and the links for new passwords that any admin has made end.
 * @throws AppError not_allowed, not_found, own_account, last_admin
 */
export async function changePerson(ctx: UserContext, id: string, changes: UserChanges): Promise<ManagedUser> {
  requireAdmin(ctx);
  if (changes.disabled && id === ctx.userId) throw new AppError("own_account");
  const { before, after } = await change(ctx, id, changes);
  const target = { targetUserId: id };
  if (after.role !== before.role)
    logSecurityEvent("admin_role_changed", ctx, { ...target, role: after.role });
  if (after.isDisabled !== before.isDisabled)
    logSecurityEvent(after.isDisabled ? "admin_account_disabled" : "admin_account_enabled", ctx, target);
  if (before.isDisabled && !after.isDisabled) await resumeImports(id);
  const user = await prisma().user.findUnique({ where: { id } });
  const [person] = user ? await describePeople(ctx, [user]) : [];
  if (!person) throw notFound("account");
  return person;
}
