import { countInviteAttempt } from "@/lib/accounts/sign-in/sign-in-attempts";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sha256 } from "@/lib/platform/crypto";
import { type Prisma, prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { InviteState } from "@/lib/schemas/accounts";

export const inviteTokenPrefix = "ta_i_";

type InviteRow = { uses: number; maxUses: number; expiresAt: Date; revokedAt: Date | null };

export function inviteState({ uses, maxUses, expiresAt, revokedAt }: InviteRow): InviteState {
  if (revokedAt) return "revoked";
  if (uses >= maxUses) return "used";
  return expiresAt <= new Date() ? "expired" : "open";
}

/** @throws AppError invite_unknown, invite_revoked, invite_used, invite_expired */
function requireOpen(invite: InviteRow | null): void {
  if (!invite) throw new AppError("invite_unknown");
  const state = inviteState(invite);
  if (state !== "open") throw new AppError(`invite_${state}`);
}

/**
 * Checks an invite without using it. Only somebody who has the token learns its state; unknown tokens are counted as guesses.
 * @throws AppError invite_required, invite_unknown, invite_revoked, invite_used, invite_expired, too_many_requests
 */
export async function checkInvite(ctx: Context, token: string | undefined): Promise<void> {
  if (!token) throw new AppError("invite_required");
  const uncountAttempt = await countInviteAttempt(ctx);
  const invite = await prisma().invite.findUnique({ where: { tokenHash: sha256(token) } });
  if (invite) await uncountAttempt();
  else logSecurityEvent("invite_failed", ctx);
  requireOpen(invite);
}

/**
 * Uses an invite for the account that the transaction creates. One statement checks and counts, so that simultaneous sign-ups
 * cannot use an invite more often than it allows.
 * @returns the id of the invite
 * @throws AppError invite_unknown, invite_revoked, invite_used, invite_expired
 */
export async function redeemInvite(transaction: Prisma.TransactionClient, token = ""): Promise<string> {
  const tokenHash = sha256(token);
  const [used] = await transaction.$queryRaw<{ id: string }[]>`UPDATE invites SET uses = uses + 1
    WHERE token_hash = ${tokenHash} AND revoked_at IS NULL AND uses < max_uses AND expires_at > now() RETURNING id`;
  if (used) return used.id;
  requireOpen(await transaction.invite.findUnique({ where: { tokenHash } }));
  throw new AppError("invite_expired");
}
