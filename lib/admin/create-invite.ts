import { inviteTokenPrefix } from "@/lib/accounts/invites";
import { presentInvite } from "@/lib/accounts/present-invite";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { CreatedInvite, NewInvite } from "@/lib/schemas/accounts";

const dayMs = 24 * 60 * 60 * 1000;

/** Creates an invite. Only this result contains its link; the database stores a hash of the token. @throws AppError not_allowed */
export async function createInvite(
  ctx: UserContext,
  { note, maxUses, expiresInDays }: NewInvite,
): Promise<CreatedInvite> {
  requireAdmin(ctx);
  const token = inviteTokenPrefix + randomToken();
  const expiresAt = new Date(Date.now() + expiresInDays * dayMs);
  const row = await prisma().invite.create({
    data: { userId: ctx.userId, tokenHash: sha256(token), note, maxUses, expiresAt },
    include: { user: { select: { id: true, username: true } } },
  });
  logSecurityEvent("admin_invite_created", ctx, { inviteId: row.id });
  return { ...presentInvite(row), url: `${env().PUBLIC_URL}/sign-up?invite=${token}`, token };
}
