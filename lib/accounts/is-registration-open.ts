import { prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

/** Tests whether a new account may be created: the first one always, others unless REGISTRATION is closed. */
export const isRegistrationOpen = async (): Promise<boolean> =>
  env().REGISTRATION === "open" || (await prisma().user.count({ take: 1 })) === 0;
