import { AppError, type ErrorCode } from "@/lib/core/errors";
import { prisma, sql } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import type { ImportRun } from "./import-run";

const capability = "audio-features";
/** The most ids that Spotify takes. */
const batchSize = 100;
/** Batches of one import: a library of 10,000 songs takes a day, and the day's calls stay far from where they end. */
const batchesOfImport = 25;

/** How Spotify tells an app that this is not, or no longer, for it. */
const refusals: ErrorCode[] = ["forbidden_by_spotify", "not_found_on_spotify"];

const missing = `SELECT spotify_id AS id FROM songs WHERE user_id = $1 AND audio_features IS NULL AND NOT is_local
  AND uri LIKE 'spotify:track:%' AND spotify_id IS NOT NULL ORDER BY id LIMIT ${batchSize}`;

/** JSON's null says that Spotify has none for this song; it is not asked again. */
const keep = `UPDATE songs s SET audio_features = COALESCE(given.features, 'null')
  FROM unnest($2::text[]) AS asked(id) LEFT JOIN jsonb_to_recordset($3) AS given(id text, features jsonb) USING (id)
  WHERE s.user_id = $1 AND s.spotify_id = asked.id AND s.audio_features IS NULL`;

async function remember(clientId: string, isGranted: boolean): Promise<void> {
  const row = { isGranted, triedAt: new Date() };
  await prisma().appCapability.upsert({
    where: { clientId_capability: { clientId, capability } },
    create: { clientId, capability, ...row },
    update: row,
  });
}

/** Reads one batch. Resolves to whether there may be more. */
async function readBatch({ ctx, client }: ImportRun): Promise<boolean> {
  const songs = await sql<{ id: string }>(missing, [ctx.userId]);
  const ids = songs.map(({ id }) => id);
  if (ids.length === 0) return false;
  const { audio_features: given } = await client.audioFeatures(ids);
  const features = given.flatMap(entry => {
    if (!entry) return [];
    const { id, ...rest } = entry;
    return [{ id, features: rest }];
  });
  await sql(keep, [ctx.userId, ids, JSON.stringify(features)]);
  return ids.length === batchSize;
}

/**
 * Adds to songs what Spotify says of their sound, if the person's app is old enough to be told: that is tried once for each
 * app. What is not reached now is left to the next import. Nothing that goes wrong here is the import's failure.
 * @throws JobStopped, JobInterrupted
 */
export async function readAudioFeatures(run: ImportRun): Promise<void> {
  const connection = await prisma().spotifyConnection.findUnique({ where: { userId: run.ctx.userId } });
  if (!connection) return;
  const { clientId } = connection;
  const known = await prisma().appCapability.findUnique({
    where: { clientId_capability: { clientId, capability } },
  });
  if (known?.isGranted === false) return;
  await run.progress.write("reading audio features");
  const callsBefore = run.client.calls;
  try {
    for (let batch = 0; batch < batchesOfImport; batch++) {
      const hasMore = await readBatch(run);
      if (!known && batch === 0 && run.client.calls > callsBefore) await remember(clientId, true);
      if (!hasMore) return;
      await run.progress.write();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (refusals.includes(error.code)) await remember(clientId, false);
    else log.info({ error, jobId: run.jobId }, "audio features are read by a later import");
  }
}
