import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { cancelOpenImports } from "@/lib/sync/cancel-import";

/** Forgets the developer app and the connection made through it. The library stays. */
export async function deleteCredentials({ userId }: UserContext): Promise<void> {
  await prisma().$transaction([
    cancelOpenImports(prisma(), { userId }),
    prisma().spotifyAuthorization.deleteMany({ where: { userId } }),
    prisma().spotifyConnection.deleteMany({ where: { userId } }),
    prisma().spotifyCredentials.deleteMany({ where: { userId } }),
  ]);
}
