import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import type { Me } from "@/lib/schemas/accounts";
import { presentMe } from "./present-user";

/** Returns the signed-in person. */
export async function getMe(ctx: UserContext): Promise<Me> {
  return presentMe(await prisma().user.findUniqueOrThrow({ where: { id: ctx.userId } }));
}
