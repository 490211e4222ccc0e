import { sqlTransaction } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import { queueImport } from "@/lib/sync/import/import-job";
import { planNextSync, planPostponedSync, wholeLibrary } from "./sync-schedule";

/** Automatic imports under way in the whole instance: after a night without power everybody is due at once. */
const atOnce = 4;

/**
 * Takes the library that has been due for the longest: of all workers that ask at the same moment, one gets it. Due is who
 * once asked for all of it and whose connection works as far as we know; whoever connects again is due at once.
 */
const claim = `SELECT s.user_id AS "userId",
    (SELECT max(until) FROM spotify_cooldowns WHERE client_id = c.client_id AND until > now()
      AND endpoint_group IN ('playlists', 'library', 'everything')) AS "closedUntil",
    (SELECT COALESCE(sum(calls), 0)::int FROM spotify_call_counts WHERE client_id = c.client_id
      AND endpoint_group IN ('playlists', 'library') AND hour > now() - interval '24 hours') AS "callsOfDay"
  FROM library_syncs s
  JOIN spotify_connections c ON c.user_id = s.user_id AND c.reauth_required_at IS NULL
  JOIN spotify_credentials k ON k.user_id = c.user_id AND k.client_id = c.client_id
  WHERE s.next_sync_at <= now()
    AND EXISTS (SELECT 1 FROM sync_jobs WHERE user_id = s.user_id AND state = 'completed'
      AND options @> '${JSON.stringify(wholeLibrary)}')
    AND (SELECT count(*) FROM sync_jobs WHERE is_scheduled AND state IN ('queued', 'running')) < ${atOnce}
  ORDER BY s.next_sync_at LIMIT 1 FOR UPDATE OF s SKIP LOCKED`;

/** Whoever has an import under way needs no second one. */
const begin = `INSERT INTO sync_jobs (user_id, kind, options, is_scheduled) VALUES ($1, 'import', $2, true)
  ON CONFLICT DO NOTHING RETURNING id`;

type Due = { userId: string; closedUntil: Date | null; callsOfDay: number };

/** Resolves to the import that was begun, to "none" when that was not the moment for it, to null when nobody is due. */
const takeOne = () =>
  sqlTransaction(async client => {
    const { rows: due } = await client.query<Due>(claim);
    const [person] = due;
    if (!person) return null;
    const moment = { now: new Date(), random: Math.random() };
    const later = planPostponedSync({ ...person, ...moment });
    await client.query("UPDATE library_syncs SET next_sync_at = $2 WHERE user_id = $1", [
      person.userId,
      later ?? planNextSync(moment.now, moment.random),
    ]);
    if (later) return "none";
    const { rows } = await client.query<{ id: string }>(begin, [person.userId, JSON.stringify(wholeLibrary)]);
    return rows[0]?.id ?? "none";
  });

/** Begins the imports that are due and that there is budget for. Any number of workers may do so at the same moment. */
export async function startDueImports(): Promise<void> {
  while (!shutdown().aborted) {
    const begun = await takeOne();
    if (!begun) return;
    if (begun !== "none") await queueImport({ id: begun, retryAt: null });
  }
}
