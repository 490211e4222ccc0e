import { sql } from "@/lib/platform/db";

/** A job that Spotify does not answer waits this long, then so long, and so on; after the last one it fails. */
const pausesMs = [30_000, 60_000, 120_000, 240_000, 300_000];

const noteOutage = `UPDATE sync_jobs
  SET options = options || jsonb_build_object('outages', COALESCE((options ->> 'outages')::int, 0) + 1)
  WHERE id = $1 RETURNING (options ->> 'outages')::int AS outages`;

/** Notes that Spotify did not answer a job. Resolves to when it tries again; null when it has waited for long enough. */
export async function pauseOfOutage(jobId: string): Promise<Date | null> {
  const [row] = await sql<{ outages: number }>(noteOutage, [jobId]);
  const pauseMs = row && pausesMs[row.outages - 1];
  return pauseMs ? new Date(Date.now() + pauseMs) : null;
}
