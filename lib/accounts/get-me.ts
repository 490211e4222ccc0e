import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import type { User } from "@/lib/schemas/accounts";
import { presentUser } from "./present-user";

/** The person who asks. */
export async function getMe(ctx: UserContext): Promise<User> {
  return presentUser(await prisma().user.findUniqueOrThrow({ where: { id: ctx.userId } }));
}
