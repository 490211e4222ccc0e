import { presentUser } from "@/lib/accounts/present-user";
import type { UserContext } from "@/lib/core/context";
import { newestFirst, newestPlace, toPage } from "@/lib/core/cursor";
import { prisma } from "@/lib/platform/db";
import type { User } from "@/lib/schemas/accounts";

/** Everybody who has an account here, the newest first. For admins: the route guards that. */
export async function listUsers(
  _ctx: UserContext,
  input: { limit: number; cursor?: string },
): Promise<{ items: User[]; nextCursor: string | null }> {
  const rows = await prisma().user.findMany(newestFirst(input));
  return toPage(rows, input.limit, presentUser, newestPlace);
}
