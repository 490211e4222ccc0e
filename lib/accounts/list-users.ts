import type { User } from "@/lib/api/schemas/accounts";
import type { UserContext } from "@/lib/platform/context";
import { decodeCursor, momentInCursor, toPage, valueAndId } from "@/lib/platform/cursor";
import { prisma } from "@/lib/platform/db";
import { presentUser } from "./present-user";

type Input = { limit: number; cursor?: string };

/** Everybody who has an account here, the newest first. For admins: the route guards that. */
export async function listUsers(
  _ctx: UserContext,
  input: Input,
): Promise<{ items: User[]; nextCursor: string | null }> {
  const after = input.cursor ? decodeCursor(valueAndId(momentInCursor), input.cursor) : null;
  const rows = await prisma().user.findMany({
    ...(after && {
      where: { OR: [{ createdAt: { lt: after[0] } }, { createdAt: after[0], id: { lt: after[1] } }] },
    }),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, presentUser, row => [row.createdAt.toISOString(), row.id]);
}
