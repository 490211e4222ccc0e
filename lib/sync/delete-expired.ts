import type { Prisma } from "@/lib/platform/db";
import { openStates } from "./job-states";
import { wholeLibrary } from "./sync-schedule";

/** The number of a person's newest jobs that are kept, however old they are. */
const minJobs = 50;

/** Deletes old jobs, and pages that a worker staged after its job was canceled. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM sync_pages WHERE job_id IN (
    SELECT id FROM sync_jobs WHERE finished_at < now() - interval '1 day')`;
  await client.$executeRaw`DELETE FROM sync_lists WHERE job_id IN (
    SELECT id FROM sync_jobs WHERE finished_at < now() - interval '1 day')`;
  // The last import of the whole library stays: it is the reason for scheduled imports.
  await client.$executeRaw`DELETE FROM sync_jobs
    WHERE finished_at < now() - interval '90 days' AND state::text <> ALL(${openStates}::text[])
      AND id NOT IN (SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY user_id ORDER BY created_at DESC, id) AS age FROM sync_jobs) j
        WHERE age <= ${minJobs})
      AND id NOT IN (SELECT DISTINCT ON (user_id) id FROM sync_jobs WHERE state = 'completed'
        AND options @> ${JSON.stringify(wholeLibrary)}::jsonb ORDER BY user_id, created_at DESC)`;
}
