import { z } from "zod";
import { jobContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { toStoredError } from "@/lib/core/stored-error";
import { Prisma, prisma, runExclusively, sqlTransaction } from "@/lib/platform/db";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { importInput } from "@/lib/schemas/spotify";
import { followPlayability } from "@/lib/shuffle/session/follow-playability";
import { RateLimited } from "@/lib/spotify/errors";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { openStates } from "@/lib/sync/job-states";
import { deleteUneventfulImports, recordSync } from "@/lib/sync/sync-schedule";
import { readAudioFeatures } from "./audio-features";
import { importLikedSongs } from "./import-liked-songs";
import { importPlaylists } from "./import-playlists";
import { JobInterrupted, JobProgress, JobStopped } from "./job-progress";
import { pauseForOutage } from "./outage";
import { deleteStage, readFinishedLists, readStagedLists } from "./staged-pages";

const payload = z.object({ jobId: z.uuid() });

const toError = (error: unknown) =>
  toStoredError(error instanceof AppError ? error : new AppError("internal_error", { reason: "import" }));

/** When a job goes on that Spotify refused or did not answer; null when it does not. */
async function pauseAfter(error: unknown, jobId: string): Promise<Date | null> {
  if (error instanceof RateLimited) return error.retryAt;
  return error instanceof AppError && error.code === "spotify_unavailable" ? pauseForOutage(jobId) : null;
}

/** A queue that lost its data is told of a job again while it is worked on; one that runs is left to whoever runs it. */
const handle = ({ jobId }: z.infer<typeof payload>): Promise<Date | undefined> =>
  runExclusively(`import ${jobId}`, () => work(jobId));

async function work(jobId: string): Promise<Date | undefined> {
  const [job] = await prisma().syncJob.updateManyAndReturn({
    where: { id: jobId, state: { in: openStates } },
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
    const [staged, finished] = await Promise.all([readStagedLists(jobId), readFinishedLists(jobId)]);
    const run = { ctx, jobId, client, progress, staged, finished };
    await importPlaylists(run, options.playlists);
    if (options.likedSongs) await importLikedSongs(run);
    await sqlTransaction(client => followPlayability(client, userId));
    progress.complete();
    // What can wait for hours: whoever asks for an import does not wait for it, and their calls are not spent on it.
    if (isScheduled) await readAudioFeatures(run);
    progress.count({ songs: await prisma().song.count({ where: { userId } }) });
    await finish({ state: "completed", phase: "completed", finishedAt: new Date() });
    if (options.playlists === "all" && options.likedSongs) await recordSync(userId);
    await deleteStage(jobId);
  } catch (error) {
    if (error instanceof JobInterrupted) return undefined;
    if (error instanceof JobStopped) {
      await deleteStage(jobId);
      return undefined;
    }
    const retryAt = await pauseAfter(error, jobId);
    if (retryAt) {
      await finish({ state: "waiting", retryAt, error: toError(error) });
      return retryAt;
    }
    const { count } = await finish({ state: "failed", finishedAt: new Date(), error: toError(error) });
    // Whoever cancelled it or deleted their account took away what it worked on.
    if (count > 0) log.error({ jobId, error }, "an import failed");
    await deleteStage(jobId);
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

/**
 * Asks for an import to be worked on. The queue takes an id once; when it does not answer, the job waits in its row until
 * `resumeImports` finds it.
 */
export const queueImport = ({ id, retryAt }: { id: string; retryAt: Date | null }): Promise<void> =>
  enqueue(importJob, id, { jobId: id }, retryAt ?? undefined).catch(error =>
    log.warn({ jobId: id, error }, "the queue does not answer; the import waits"),
  );

/** Puts jobs that were not over when everything stopped back on the queue; the queue knows which it has already. */
export async function resumeImports(): Promise<void> {
  const open = await prisma().syncJob.findMany({
    where: { state: { in: openStates } },
  });
  for (const job of open) await queueImport(job);
}
