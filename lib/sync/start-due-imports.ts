import { sqlTransaction } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import { queueImport } from "@/lib/sync/import/import-job";
import { planNextSync, planPostponedSync, wholeLibrary } from "./sync-schedule";

/** The most scheduled imports of the whole instance at a time: after a long downtime every library is due at once. */
const maxScheduled = 4;

/**
 * Locks the library that has been due the longest, and its person. Concurrent workers skip locked rows, so one worker gets it. A library is
 * scheduled once the person has imported all of it and while the connection works; after a reconnection it is due at once.
 */
const claimDueLibrary = `SELECT s.user_id AS "userId",
    (SELECT max(until) FROM spotify_cooldowns WHERE client_id = c.client_id AND until > now()
      AND endpoint_group IN ('playlists', 'library', 'everything')) AS "cooldownUntil",
    (SELECT COALESCE(sum(calls), 0)::int FROM spotify_call_counts WHERE client_id = c.client_id
      AND endpoint_group IN ('playlists', 'library') AND hour > now() - interval '24 hours') AS "callsLast24h"
  FROM library_syncs s
  JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
  JOIN spotify_connections c ON c.user_id = s.user_id AND c.reauth_required_at IS NULL
  JOIN spotify_credentials k ON k.user_id = c.user_id AND k.client_id = c.client_id
  WHERE s.next_sync_at <= now()
    AND EXISTS (SELECT 1 FROM sync_jobs WHERE user_id = s.user_id AND state = 'completed'
      AND options @> '${JSON.stringify(wholeLibrary)}')
    AND (SELECT count(*) FROM sync_jobs WHERE is_scheduled AND state IN ('queued', 'running')) < ${maxScheduled}
  ORDER BY s.next_sync_at LIMIT 1 FOR UPDATE OF s SKIP LOCKED FOR KEY SHARE OF u SKIP LOCKED`;

/** Inserts nothing if the person has an open import. */
const insertImport = `INSERT INTO sync_jobs (user_id, kind, options, is_scheduled) VALUES ($1, 'import', $2, true)
  ON CONFLICT DO NOTHING RETURNING id`;

type DueLibrary = { userId: string; cooldownUntil: Date | null; callsLast24h: number };

/** @returns the id of the new import, "none" if the library was postponed or is being imported, null if no library is due */
const startNextImport = () =>
  sqlTransaction(async client => {
    const { rows: dueLibraries } = await client.query<DueLibrary>(claimDueLibrary);
    const [library] = dueLibraries;
    if (!library) return null;
    const { userId } = library;
    const time = { now: new Date(), random: Math.random() };
    const postponedTo = planPostponedSync({ ...library, ...time });
    await client.query("UPDATE library_syncs SET next_sync_at = $2 WHERE user_id = $1", [
      userId,
      postponedTo ?? planNextSync(time.now, time.random),
    ]);
    if (postponedTo) return "none";
    const { rows } = await client.query<{ id: string }>(insertImport, [userId, JSON.stringify(wholeLibrary)]);
    return rows[0]?.id ?? "none";
  });

/** Starts the imports that are due and within the budget of calls. Several workers may run it at once. */
export async function startDueImports(): Promise<void> {
  while (!shutdown().aborted) {
    const id = await startNextImport();
    if (!id) return;
    if (id !== "none") await queueImport({ id, retryAt: null });
  }
}
