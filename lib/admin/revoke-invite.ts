import { requireAdmin, type UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";

/** Revokes an invite, so that nobody else can sign up with it. @throws AppError not_allowed, not_found */
export async function revokeInvite(ctx: UserContext, id: string): Promise<void> {
  requireAdmin(ctx);
  const invites = await sql(
    "UPDATE invites SET revoked_at = COALESCE(revoked_at, now()) WHERE id = $1 RETURNING 1",
    [id],
  );
  if (invites.length === 0) throw notFound("invite");
  logSecurityEvent("admin_invite_revoked", ctx, { inviteId: id });
}
