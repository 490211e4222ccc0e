import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import type { User } from "@/lib/schemas/accounts";
import { presentUser } from "./present-user";

/** Returns the signed-in person. */
export async function getMe(ctx: UserContext): Promise<User> {
  return presentUser(await prisma().user.findUniqueOrThrow({ where: { id: ctx.userId } }));
}
