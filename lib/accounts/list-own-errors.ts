import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { flushErrors } from "./person-errors";

/** An error as support needs it: its code, and where the log has more. */
export type OwnError = { code: string; place: string; requestId: string; at: string };

/** Lists the last errors that the person met, the latest first. */
export async function listOwnErrors({ userId }: UserContext, limit: number): Promise<OwnError[]> {
  await flushErrors();
  const rows = await prisma().personError.findMany({
    where: { userId },
    select: { code: true, place: true, requestId: true, lastAt: true },
    orderBy: [{ lastAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(({ lastAt, ...row }) => ({ ...row, at: lastAt.toISOString() }));
}
