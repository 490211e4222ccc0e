import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";

/** Hides the checklist of the first steps on Music, on all of the person's devices. */
export async function hideFirstSteps({ userId }: UserContext): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: { firstStepsHidden: true } });
}
