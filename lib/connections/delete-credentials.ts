import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { cancelOpenImports } from "@/lib/sync/cancel-import";

/** Deletes the developer app and its connection. The library stays. */
export async function deleteCredentials({ userId }: UserContext): Promise<void> {
  await prisma().$transaction([
    cancelOpenImports(prisma(), { userId }),
    prisma().spotifyAuthorization.deleteMany({ where: { userId } }),
    prisma().spotifyConnection.deleteMany({ where: { userId } }),
    prisma().spotifyCredentials.deleteMany({ where: { userId } }),
  ]);
}
