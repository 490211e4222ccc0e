import type { Session } from "@/lib/api/schemas/accounts";
import type { UserContext } from "@/lib/platform/context";
import { newestFirst, newestPlace, toPage } from "@/lib/platform/cursor";
import { prisma } from "@/lib/platform/db";

/** Where the person is signed in, the newest first. */
export async function listSessions(
  { userId, actor }: UserContext,
  input: { limit: number; cursor?: string },
): Promise<{ items: Session[]; nextCursor: string | null }> {
  const { where, ...page } = newestFirst(input);
  const rows = await prisma().session.findMany({
    where: { userId, expiresAt: { gt: new Date() }, ...where },
    ...page,
  });
  const present = ({ id, kind, userAgent, createdAt, expiresAt }: (typeof rows)[number]): Session => ({
    id,
    kind,
    userAgent,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    isCurrent: actor.kind === "user" && actor.sessionId === id,
  });
  return toPage(rows, input.limit, present, newestPlace);
}
