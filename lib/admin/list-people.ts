import { requireAdmin, type UserContext } from "@/lib/core/context";
import { newestFirst, newestFirstPosition, toPage } from "@/lib/core/cursor";
import { prisma } from "@/lib/platform/db";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { describePeople } from "./describe-people";

/** Lists all accounts with connection, calls of the last 24 hours and newest import, the newest account first. @throws AppError not_allowed */
export async function listPeople(
  ctx: UserContext,
  input: { limit: number; cursor?: string },
): Promise<{ items: ManagedUser[]; nextCursor: string | null }> {
  requireAdmin(ctx);
  const page = toPage(
    await prisma().user.findMany(newestFirst(input)),
    input.limit,
    row => row,
    newestFirstPosition,
  );
  return { ...page, items: await describePeople(ctx, page.items) };
}
