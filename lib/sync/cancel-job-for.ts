import type { SyncJob } from "@/lib/api/schemas/spotify";
import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { cancelJob } from "./cancel-job";

/** Cancels another person's job. For admins: the route guards that. @throws AppError not_found */
export async function cancelJobFor(ctx: UserContext, id: string): Promise<SyncJob> {
  const job = await prisma().syncJob.findUnique({ where: { id }, select: { userId: true } });
  if (!job) throw notFound("job");
  return cancelJob({ ...ctx, userId: job.userId }, id);
}
