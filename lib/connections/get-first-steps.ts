import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import type { FirstSteps } from "@/lib/schemas/first-steps";

/**
 * A play counts if Tonearm commanded it, or if it came after the first import: the history also holds plays of the time before
 * Tonearm.
 */
const hasPlayed = `EXISTS (SELECT 1 FROM shuffle_sessions s WHERE s.user_id = u.id AND s.cursor > 0)
  OR EXISTS (SELECT 1 FROM queues q WHERE q.user_id = u.id AND q.batch_at IS NOT NULL)
  OR EXISTS (SELECT 1 FROM player_watches w WHERE w.user_id = u.id AND w.ordered_at IS NOT NULL)
  OR EXISTS (SELECT 1 FROM plays p WHERE p.user_id = u.id AND p.import_id IS NULL AND p.played_at > imported.at)`;

const selectFirstSteps = `SELECT u.first_steps_hidden AS "isHidden", imported.at IS NOT NULL AS "hasImported",
    (${hasPlayed}) AS "hasPlayed"
  FROM users u, LATERAL (SELECT min(j.finished_at) AS at FROM sync_jobs j
    WHERE j.user_id = u.id AND j.state = 'completed') imported
  WHERE u.id = $1`;

/** Returns which first steps a person has taken, from what they have stored. Makes no call to Spotify. */
export async function getFirstSteps({ userId }: UserContext): Promise<FirstSteps> {
  const [row] = await sql<FirstSteps>(selectFirstSteps, [userId]);
  if (!row) throw new Error("The person of the context does not exist.");
  return row;
}
