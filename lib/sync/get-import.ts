import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import type { SyncJob } from "@/lib/schemas/spotify";
import { presentImport } from "./present-import";

/** Returns one of the person's imports. @throws AppError not_found */
export async function getImport({ userId, locale }: UserContext, id: string): Promise<SyncJob> {
  const row = await prisma().syncJob.findFirst({ where: { id, userId } });
  if (!row) throw notFound("job");
  return presentImport(locale, row);
}
