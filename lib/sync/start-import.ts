import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { Prisma, prisma, sql } from "@/lib/platform/db";
import type { ImportInput, SyncJob } from "@/lib/schemas/spotify";
import { queueImport } from "@/lib/sync/import/import-job";
import { openStates } from "./job-states";
import { presentImport } from "./present-import";

const kind = "import";

/** Gives the next calls of the open import the priority of a requested import. */
const markRequested = `UPDATE sync_jobs SET is_scheduled = false
  WHERE user_id = $1 AND state::text = ANY($2) AND is_scheduled`;

/**
 * Starts an import as a background job. Each person has at most one open import: a second request returns it and marks it as
 * requested, so that it no longer counts as scheduled.
 * @throws AppError spotify_not_connected, reauth_required
 */
export async function startImport(ctx: UserContext, options: ImportInput): Promise<SyncJob> {
  const { userId } = ctx;
  const connection = await prisma().spotifyConnection.findUnique({ where: { userId } });
  if (!connection) throw new AppError("spotify_not_connected", { reason: "no_connection" });
  if (connection.reauthRequiredAt) throw new AppError("reauth_required", { reason: "ended" });
  try {
    const row = await prisma().syncJob.create({ data: { userId, kind, options } });
    await queueImport(row);
    return presentImport(ctx.locale, row);
  } catch (error) {
    // The unique index sync_jobs_one_active found an open import.
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    await sql(markRequested, [userId, openStates]);
    const openImport = await prisma().syncJob.findFirst({
      where: { userId, kind, state: { in: openStates } },
    });
    if (!openImport) return startImport(ctx, options);
    await queueImport(openImport);
    return presentImport(ctx.locale, openImport);
  }
}
