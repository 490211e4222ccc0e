import { prisma } from "@/lib/platform/db";

/** Gives an account the role of an admin, and enables it. For the command line; it needs no other admin. */
export async function makeAdmin(userId: string): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: { role: "admin", disabledAt: null } });
}
