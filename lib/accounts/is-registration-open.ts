import { prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

/** Whether somebody may make an account: always the first person, everybody else unless REGISTRATION is closed. */
export const isRegistrationOpen = async (): Promise<boolean> =>
  env().REGISTRATION === "open" || (await prisma().user.count({ take: 1 })) === 0;
