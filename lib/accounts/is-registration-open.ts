import { prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

/** Tells whether a new account may be created. The first account always may, the others unless REGISTRATION is closed. */
export const isRegistrationOpen = async (): Promise<boolean> =>
  env().REGISTRATION === "open" || (await prisma().user.count({ take: 1 })) === 0;
