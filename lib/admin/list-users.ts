import { presentUser } from "@/lib/accounts/present-user";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { newestFirst, newestFirstPosition, toPage } from "@/lib/core/cursor";
import { prisma } from "@/lib/platform/db";
import type { User } from "@/lib/schemas/accounts";

/** Lists all accounts, the newest first. @throws AppError not_allowed */
export async function listUsers(
  ctx: UserContext,
  input: { limit: number; cursor?: string },
): Promise<{ items: User[]; nextCursor: string | null }> {
  requireAdmin(ctx);
  const rows = await prisma().user.findMany(newestFirst(input));
  return toPage(rows, input.limit, presentUser, newestFirstPosition);
}
