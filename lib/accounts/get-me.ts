import type { User } from "@/lib/api/schemas/accounts";
import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
import { presentUser } from "./present-user";

/** The person who asks. */
export async function getMe(ctx: UserContext): Promise<User> {
  return presentUser(await prisma().user.findUniqueOrThrow({ where: { id: ctx.userId } }));
}
