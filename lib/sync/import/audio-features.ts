import { AppError } from "@/lib/core/errors";
import {
  findFeaturesAccess,
  isFeaturesRefusal,
  readFeatures,
  storeFeaturesAccess,
} from "@/lib/library/audio-features";
import { sql } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import type { ImportRun } from "./import-run";

/** The most ids that Spotify accepts in one call. */
const batchSize = 100;
/** The most batches in one import, so that a library of 10,000 songs takes a day and uses little of the daily quota. */
const maxBatches = 25;

const songsWithoutFeatures = `SELECT spotify_id AS id FROM songs WHERE user_id = $1 AND audio_features IS NULL AND NOT is_local
  AND uri LIKE 'spotify:track:%' AND spotify_id IS NOT NULL ORDER BY id LIMIT ${batchSize}`;

/** Reads one batch. Returns true if more songs may lack audio features. */
async function readBatch({ ctx, client }: ImportRun): Promise<boolean> {
  const songs = await sql<{ id: string }>(songsWithoutFeatures, [ctx.userId]);
  const ids = songs.map(({ id }) => id);
  if (ids.length === 0) return false;
  await readFeatures(ctx.userId, client, ids);
  return ids.length === batchSize;
}

/**
 * Reads the audio features of songs that have none. Spotify gives them only to apps from before November 2024, so an app that
 * was refused is not tried again. The next import continues where this one stops. Spotify's errors do not fail the import.
 * @throws JobStopped, JobInterrupted
 */
export async function readAudioFeatures(run: ImportRun): Promise<void> {
  const access = await findFeaturesAccess(run.ctx.userId);
  if (!access || access.isGranted === false) return;
  const { clientId } = access;
  await run.progress.write("reading audio features");
  const callsBefore = run.client.calls;
  try {
    for (let batch = 0; batch < maxBatches; batch++) {
      const hasMore = await readBatch(run);
      if (access.isGranted === null && batch === 0 && run.client.calls > callsBefore)
        await storeFeaturesAccess(clientId, true);
      if (!hasMore) return;
      await run.progress.write();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (isFeaturesRefusal(error)) await storeFeaturesAccess(clientId, false);
    else log.info({ error, jobId: run.jobId }, "audio features will be read by a later import");
  }
}
