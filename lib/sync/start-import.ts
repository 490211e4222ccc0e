import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { Prisma, prisma, sql } from "@/lib/platform/db";
import type { ImportInput, SyncJob } from "@/lib/schemas/spotify";
import { queueImport } from "@/lib/sync/import/import-job";
import { openStates } from "./job-states";
import { presentImport } from "./present-import";

const kind = "import";

/** Somebody waits for it now: when it is worked on the next time, its calls go before those that nobody waits for. */
const claim = `UPDATE sync_jobs SET is_scheduled = false
  WHERE user_id = $1 AND state::text = ANY($2) AND is_scheduled`;

/**
 * Begins an import as a background job. One runs at a time for each person: a second request gets the running one,
 * which is then no automatic one any more.
 * @throws AppError spotify_not_connected, reauth_required
 */
export async function startImport(ctx: UserContext, options: ImportInput): Promise<SyncJob> {
  const { userId } = ctx;
  const connection = await prisma().spotifyConnection.findUnique({ where: { userId } });
  if (!connection) throw new AppError("spotify_not_connected", { reason: "no_connection" });
  if (connection.reauthRequiredAt) throw new AppError("reauth_required");
  try {
    const row = await prisma().syncJob.create({ data: { userId, kind, options } });
    await queueImport(row);
    return presentImport(row);
  } catch (error) {
    // The unique index sync_jobs_one_active: another one is on its way.
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    await sql(claim, [userId, openStates]);
    const running = await prisma().syncJob.findFirst({
      where: { userId, kind, state: { in: openStates } },
    });
    if (!running) return startImport(ctx, options);
    await queueImport(running);
    return presentImport(running);
  }
}
