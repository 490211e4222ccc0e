import { sql } from "@/lib/platform/db";

/** The pauses after the first to the fifth outage of a job; at the sixth outage the job fails. */
const pausesMs = [30_000, 60_000, 120_000, 240_000, 300_000];

/** Tells if a job that has met so many outages waits for the end of another one. */
export const canWaitForOutage = (outages: number): boolean => outages < pausesMs.length;

const countOutage = "UPDATE sync_jobs SET outages = outages + 1 WHERE id = $1 RETURNING outages";

/** Counts an outage of Spotify. Returns when the job retries; null when it has no retries left. */
export async function pauseForOutage(jobId: string): Promise<Date | null> {
  const [row] = await sql<{ outages: number }>(countOutage, [jobId]);
  const pauseMs = row && pausesMs[row.outages - 1];
  return pauseMs ? new Date(Date.now() + pauseMs) : null;
}
