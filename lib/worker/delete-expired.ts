import { deleteExpired as deleteExpiredAccountRows } from "@/lib/accounts/delete-expired";
import { deleteExpired as deleteExpiredReplies } from "@/lib/catalog/delete-expired";
import { prisma, sql } from "@/lib/platform/db";
import { openStates } from "@/lib/sync/job-states";
import { wholeLibrary } from "@/lib/sync/sync-schedule";

/** Newest jobs that each person's list keeps, however old they are. */
const jobsKept = 50;

/** What nobody can see or use any more. Days are counted from what is said at each. */
const old: readonly string[] = [
  // Since it ended.
  "DELETE FROM spotify_authorizations WHERE expires_at < now() - interval '1 day'",
  // Since its hour. Spotify counts a day, and nothing shows more.
  "DELETE FROM spotify_call_counts WHERE hour < now() - interval '30 days'",
  "DELETE FROM spotify_cooldowns WHERE until < now() - interval '1 day'",
  // Since they were used. Every search makes one; of playlists and what is liked people want to go on a year later.
  `DELETE FROM shuffle_sessions WHERE used_at < now() - interval '30 days' AND batch_at IS NULL
     AND (ended_reason IS NOT NULL OR source::jsonb->>'kind' = 'search')`,
  // What a worker was still writing when its job was cancelled.
  `DELETE FROM sync_pages WHERE job_id IN (SELECT id FROM sync_jobs WHERE finished_at < now() - interval '1 day')`,
  `DELETE FROM sync_lists WHERE job_id IN (SELECT id FROM sync_jobs WHERE finished_at < now() - interval '1 day')`,
  // Since it ended. That somebody once imported everything is why their library is kept up to date: the last such job stays.
  `DELETE FROM sync_jobs WHERE finished_at < now() - interval '90 days' AND state::text <> ALL('{${openStates.join()}}')
     AND id NOT IN (SELECT id FROM (
       SELECT id, row_number() OVER (PARTITION BY user_id ORDER BY created_at DESC, id) AS age FROM sync_jobs) j WHERE age <= ${jobsKept})
     AND id NOT IN (SELECT DISTINCT ON (user_id) id FROM sync_jobs WHERE state = 'completed'
       AND options @> '${JSON.stringify(wholeLibrary)}' ORDER BY user_id, created_at DESC)`,
];

/** Forgets what is too old to be of use, so that no table grows for ever. Any number of workers may do so at once. */
export async function deleteExpired(): Promise<void> {
  await deleteExpiredAccountRows(prisma());
  await deleteExpiredReplies(prisma());
  for (const statement of old) await sql(statement);
}
