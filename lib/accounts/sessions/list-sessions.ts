import type { UserContext } from "@/lib/core/context";
import { newestFirst, newestFirstPosition, toPage } from "@/lib/core/cursor";
import { prisma } from "@/lib/platform/db";
import type { Session } from "@/lib/schemas/accounts";

/** Lists the person's active sessions, newest first. */
export async function listSessions(
  { userId, actor }: UserContext,
  input: { limit: number; cursor?: string },
): Promise<{ items: Session[]; nextCursor: string | null }> {
  const { where, ...page } = newestFirst(input);
  const rows = await prisma().session.findMany({
    where: { userId, expiresAt: { gt: new Date() }, ...where },
    ...page,
  });
  const presentSession = ({ id, kind, userAgent, createdAt, expiresAt }: (typeof rows)[number]): Session => ({
    id,
    kind,
    userAgent,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    isCurrent: actor.kind === "user" && actor.sessionId === id,
  });
  return toPage(rows, input.limit, presentSession, newestFirstPosition);
}
