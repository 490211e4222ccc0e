import type { SyncJob } from "@/lib/api/schemas/spotify";
import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { presentJob } from "./present-job";

/** One of the person's jobs as it stands. @throws AppError not_found */
export async function getJob({ userId }: UserContext, id: string): Promise<SyncJob> {
  const row = await prisma().syncJob.findFirst({ where: { id, userId } });
  if (!row) throw notFound("job");
  return presentJob(row);
}
