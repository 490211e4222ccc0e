import { sql } from "@/lib/platform/db";

/** A job that Spotify does not answer waits this long, then so long, and so on; after the last one it fails. */
const pausesMs = [30_000, 60_000, 120_000, 240_000, 300_000];

const countOutage = "UPDATE sync_jobs SET outages = outages + 1 WHERE id = $1 RETURNING outages";

/** Notes that Spotify did not answer a job. Resolves to when it tries again; null when it has waited for long enough. */
export async function pauseForOutage(jobId: string): Promise<Date | null> {
  const [row] = await sql<{ outages: number }>(countOutage, [jobId]);
  const pauseMs = row && pausesMs[row.outages - 1];
  return pauseMs ? new Date(Date.now() + pauseMs) : null;
}
