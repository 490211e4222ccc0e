import { z } from "zod";
import { recordError } from "@/lib/accounts/person-errors";
import { jobContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { toStoredError } from "@/lib/core/stored-error";
import { refreshStatistics } from "@/lib/library/refresh-statistics";
import { Prisma, personTransaction, prisma, runExclusively } from "@/lib/platform/db";
import { isDatabaseUnavailable, toAppError } from "@/lib/platform/db/outage";
import { enqueue, type JobDefinition, retryAfterOutage } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { importInput } from "@/lib/schemas/spotify";
import { followPlayability } from "@/lib/shuffle/session/follow-playability";
import { RateLimited } from "@/lib/spotify/errors";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { openStates } from "@/lib/sync/job-states";
import { deleteUneventfulImports, recordSync } from "@/lib/sync/sync-schedule";
import { readAudioFeatures } from "./audio-features";
import { fillInSongs } from "./fill-in-songs";
import { importLikedSongs } from "./import-liked-songs";
import { importPlaylists } from "./import-playlists";
import type { ImportRun } from "./import-run";
import { JobInterrupted, JobProgress, JobStopped } from "./job-progress";
import { canWaitForOutage, pauseForOutage } from "./outage";
import { deleteStage, readFinishedLists, readStagedLists } from "./staged-pages";

const payload = z.object({ jobId: z.uuid() });

const toError = (error: unknown) =>
  toStoredError(toAppError(error) ?? new AppError("internal_error", { reason: "import" }));

/** Returns when to retry after an error of Spotify or an outage of the database; null when the job fails. */
async function planRetry(error: unknown, jobId: string): Promise<Date | null> {
  if (error instanceof RateLimited) return error.retryAt;
  if (isDatabaseUnavailable(error)) return retryAfterOutage();
  return error instanceof AppError && error.code === "spotify_unavailable" ? pauseForOutage(jobId) : null;
}

/** Runs a job at most once at a time: a queue that lost its data gets the job again while a worker still runs it. */
const handle = ({ jobId }: z.infer<typeof payload>): Promise<Date | undefined> =>
  runExclusively(`import ${jobId}`, () => runImport(jobId));

async function runImport(jobId: string): Promise<Date | undefined> {
  const [job] = await prisma().syncJob.updateManyAndReturn({
    where: { id: jobId, state: { in: openStates }, user: { disabledAt: null } },
    data: { state: "running", retryAt: null, error: Prisma.DbNull },
  });
  if (!job) return undefined;
  if (!job.startedAt)
    await prisma().syncJob.updateMany({ where: { id: jobId }, data: { startedAt: new Date() } });
  const { userId } = job;
  const ctx = jobContext(userId, jobId);
  const { isScheduled } = job;
  const client = getUserSpotifyClient(ctx, isScheduled ? "backfill" : "sync");
  const callsBefore = job.spotifyCalls;
  const progress = new JobProgress(jobId, () => callsBefore + client.calls);
  const finish = (data: object) =>
    prisma().syncJob.updateMany({
      where: { id: jobId, state: "running" },
      data: { ...progress.row(), ...data },
    });
  try {
    const options = importInput.parse(job.options);
    const [stagedLists, finishedLists, connection] = await Promise.all([
      readStagedLists(jobId),
      readFinishedLists(jobId),
      prisma().spotifyConnection.findUnique({ where: { userId }, select: { spotifyUserId: true } }),
    ]);
    const run: ImportRun = {
      ctx,
      jobId,
      accountId: connection?.spotifyUserId ?? null,
      canWaitForOutage: canWaitForOutage(job.outages),
      client,
      progress,
      stagedLists,
      finishedLists,
    };
    await importPlaylists(run, options.playlists);
    if (options.likedSongs) await importLikedSongs(run);
    await personTransaction(userId, client => followPlayability(client, userId));
    progress.complete();
    // Requested imports skip this: the person would wait for it, and it would use up their calls.
    if (isScheduled) {
      await readAudioFeatures(run);
      await fillInSongs(run);
    }
    progress.outcome.addCounts({ songs: await prisma().song.count({ where: { userId } }) });
    await finish({ state: "completed", phase: "completed", finishedAt: new Date() });
    if (options.playlists === "all" && options.likedSongs) await recordSync(userId);
    await deleteStage(jobId);
    const { added, removed } = progress.outcome.counts;
    await refreshStatistics(added + removed);
  } catch (error) {
    if (error instanceof JobInterrupted) return undefined;
    if (error instanceof JobStopped) {
      await deleteStage(jobId);
      return undefined;
    }
    if (error instanceof AppError && error.code === "account_disabled") {
      await finish({ state: "waiting", error: toError(error) });
      return undefined;
    }
    const retryAt = await planRetry(error, jobId);
    if (retryAt) {
      recordError(userId, "import", error, jobId);
      await finish({ state: "waiting", retryAt, error: toError(error) });
      return retryAt;
    }
    const { count } = await finish({ state: "failed", finishedAt: new Date(), error: toError(error) });
    await deleteStage(jobId);
    // An import that was canceled, or whose account was deleted, fails because its rows are gone.
    if (count === 0) return undefined;
    recordError(userId, "import", error, jobId);
    log.error({ jobId, error }, "an import failed");
  }
  if (isScheduled) await deleteUneventfulImports(userId, jobId);
  return undefined;
}

export const importJob: JobDefinition<z.infer<typeof payload>> = {
  name: "import",
  takesLong: true,
  payload,
  handle,
};

/** Queues an import; the queue ignores an id that it already has. If the queue is down, `resumeImports` queues the import later. */
export const queueImport = ({ id, retryAt }: { id: string; retryAt: Date | null }): Promise<void> =>
  enqueue(importJob, id, { jobId: id }, retryAt ?? undefined).catch(error =>
    log.warn({ jobId: id, error }, "the job queue is unavailable; the import waits"),
  );

/** Queues the open imports of enabled accounts, or of one person, again; the queue ignores imports that it already has. */
export async function resumeImports(userId?: string): Promise<void> {
  const openImports = await prisma().syncJob.findMany({
    where: { state: { in: openStates }, user: { disabledAt: null, ...(userId && { id: userId }) } },
  });
  for (const job of openImports) await queueImport(job);
}
