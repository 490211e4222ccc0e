import { presentInvite } from "@/lib/accounts/registration/present-invite";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { newestFirst, newestFirstPosition, toPage } from "@/lib/core/cursor";
import { prisma } from "@/lib/platform/db";
import type { Invite } from "@/lib/schemas/accounts";

/** Lists the invites of all admins, the newest first, without their links. @throws AppError not_allowed */
export async function listInvites(
  ctx: UserContext,
  input: { limit: number; cursor?: string },
): Promise<{ items: Invite[]; nextCursor: string | null }> {
  requireAdmin(ctx);
  const rows = await prisma().invite.findMany({
    ...newestFirst(input),
    include: { user: { select: { id: true, username: true } } },
  });
  return toPage(rows, input.limit, presentInvite, newestFirstPosition);
}
