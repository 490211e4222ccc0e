import { lockAdminRoleSql } from "@/lib/accounts/admin-role-lock";
import { requireEnabledAdmin } from "@/lib/accounts/enabled-admins";
import { inviteTokenPrefix } from "@/lib/accounts/registration/invites";
import { presentInvite } from "@/lib/accounts/registration/present-invite";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { sqlTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { CreatedInvite, NewInvite } from "@/lib/schemas/accounts";

type Row = Parameters<typeof presentInvite>[0];

const insertSql = `WITH i AS (INSERT INTO invites (user_id, token_hash, note, max_uses, expires_at)
    VALUES ($1, $2, $3, $4, $5) RETURNING *)
  SELECT i.id, i.note, i.uses, i.max_uses AS "maxUses", i.created_at AS "createdAt", i.expires_at AS "expiresAt",
    i.revoked_at AS "revokedAt", json_build_object('id', u.id, 'username', u.username) AS "user"
  FROM i JOIN users u ON u.id = i.user_id`;

const dayMs = 24 * 60 * 60 * 1000;

/** Creates an invite. Only this result contains its link; the database stores a hash of the token. @throws AppError not_allowed */
export async function createInvite(
  ctx: UserContext,
  { note, maxUses, expiresInDays }: NewInvite,
): Promise<CreatedInvite> {
  requireAdmin(ctx);
  const token = inviteTokenPrefix + randomToken();
  const expiresAt = new Date(Date.now() + expiresInDays * dayMs);
  const row = await sqlTransaction(async client => {
    await client.query(lockAdminRoleSql);
    await requireEnabledAdmin(client, ctx);
    const values = [ctx.userId, sha256(token), note, maxUses, expiresAt];
    const { rows } = await client.query<Row>(insertSql, values);
    return rows[0] as Row;
  });
  logSecurityEvent("admin_invite_created", ctx, { inviteId: row.id });
  return { ...presentInvite(row), url: `${env().PUBLIC_URL}/sign-up?invite=${token}`, token };
}
