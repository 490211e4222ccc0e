import type { Session } from "@/lib/api/schemas/accounts";
import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";

/** Where the person is signed in, the newest first. */
export async function listSessions({ userId, actor }: UserContext): Promise<Session[]> {
  const rows = await prisma().session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(({ id, kind, userAgent, createdAt, expiresAt }) => ({
    id,
    kind,
    userAgent,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    isCurrent: actor.kind === "user" && actor.sessionId === id,
  }));
}
