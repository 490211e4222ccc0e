import { AppError, type ErrorCode } from "@/lib/core/errors";
import { personTransaction, prisma, sql } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import type { ImportRun } from "./import-run";

const capability = "audio-features";
/** The most ids that Spotify accepts in one call. */
const batchSize = 100;
/** The most batches in one import, so that a library of 10,000 songs takes a day and uses little of the daily quota. */
const maxBatches = 25;

/** The errors that apps without access to audio features get. */
const refusalCodes: ErrorCode[] = ["forbidden_by_spotify", "not_found_on_spotify"];

const songsWithoutFeatures = `SELECT spotify_id AS id FROM songs WHERE user_id = $1 AND audio_features IS NULL AND NOT is_local
  AND uri LIKE 'spotify:track:%' AND spotify_id IS NOT NULL ORDER BY id LIMIT ${batchSize}`;

/** Stores JSON's null for songs without audio features, so that they are not requested again. */
const storeFeatures = `UPDATE songs s SET audio_features = COALESCE(reply.features, 'null')
  FROM unnest($2::text[]) AS requested(id) LEFT JOIN jsonb_to_recordset($3) AS reply(id text, features jsonb) USING (id)
  WHERE s.user_id = $1 AND s.spotify_id = requested.id AND s.audio_features IS NULL`;

async function storeCapability(clientId: string, isGranted: boolean): Promise<void> {
  const row = { isGranted, triedAt: new Date() };
  await prisma().appCapability.upsert({
    where: { clientId_capability: { clientId, capability } },
    create: { clientId, capability, ...row },
    update: row,
  });
}

/** Reads one batch. Returns true if more songs may lack audio features. */
async function readBatch({ ctx, client }: ImportRun): Promise<boolean> {
  const songs = await sql<{ id: string }>(songsWithoutFeatures, [ctx.userId]);
  const ids = songs.map(({ id }) => id);
  if (ids.length === 0) return false;
  const { audio_features: entries } = await client.audioFeatures(ids);
  const features = entries.flatMap(entry => {
    if (!entry) return [];
    const { id, ...rest } = entry;
    return [{ id, features: rest }];
  });
  await personTransaction(ctx.userId, client =>
    client.query(storeFeatures, [ctx.userId, ids, JSON.stringify(features)]),
  );
  return ids.length === batchSize;
}

/**
 * Reads the audio features of songs that have none. Spotify gives them only to apps from before November 2024, so an app that
 * was refused is not tried again. The next import continues where this one stops. Spotify's errors do not fail the import.
 * @throws JobStopped, JobInterrupted
 */
export async function readAudioFeatures(run: ImportRun): Promise<void> {
  const connection = await prisma().spotifyConnection.findUnique({ where: { userId: run.ctx.userId } });
  if (!connection) return;
  const { clientId } = connection;
  const capabilityRow = await prisma().appCapability.findUnique({
    where: { clientId_capability: { clientId, capability } },
  });
  if (capabilityRow?.isGranted === false) return;
  await run.progress.write("reading audio features");
  const callsBefore = run.client.calls;
  try {
    for (let batch = 0; batch < maxBatches; batch++) {
      const hasMore = await readBatch(run);
      if (!capabilityRow && batch === 0 && run.client.calls > callsBefore)
        await storeCapability(clientId, true);
      if (!hasMore) return;
      await run.progress.write();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (refusalCodes.includes(error.code)) await storeCapability(clientId, false);
    else log.info({ error, jobId: run.jobId }, "audio features will be read by a later import");
  }
}
