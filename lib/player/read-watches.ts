import { LRUCache } from "lru-cache";
import { z } from "zod";
import { storedErrorSchema } from "@/lib/core/stored-error";
import { batched } from "@/lib/platform/batched";
import { preparedSql, withWorkload } from "@/lib/platform/db";
import { isoTime } from "@/lib/schemas/common";
import { playerState } from "@/lib/schemas/player";

const storedProblem = storedErrorSchema.extend({ retryAt: isoTime.nullable() });
export type StoredProblem = z.infer<typeof storedProblem>;
const storedWatch = z.object({ state: playerState.nullable(), problem: storedProblem.nullable() });
type StoredWatch = z.infer<typeof storedWatch>;

/** The time after which another process may poll, because the process that claimed the poll has died. */
const claimTimeout = "20 seconds";
/** The time after a command to play in order in which a poll turns the device's own shuffle off. Later, a person may want it. */
export const orderTimeout = "5 seconds";

/**
 * Reads the last states of people, and claims the polls that are due: only one of several simultaneous readers claims one. Leaves out
 * a state that the reader knows, by the row's version (xmin), which changes with each update.
 */
const claimPolls = `WITH known AS (SELECT * FROM unnest($1::uuid[], $2::text[]) AS known (user_id, version)),
  due AS (
    SELECT w.user_id FROM player_watches w JOIN known USING (user_id)
    WHERE w.next_poll_at <= now() FOR UPDATE OF w SKIP LOCKED),
  claimed AS (
    UPDATE player_watches w SET next_poll_at = now() + interval '${claimTimeout}'
    FROM due WHERE w.user_id = due.user_id RETURNING w.user_id, w.next_poll_at)
  SELECT w.user_id AS "userId", w.xmin::text AS version, unchanged_polls AS "unchangedPolls", claimed.next_poll_at AS claimed,
    ordered_at > now() - interval '${orderTimeout}' AS "isOrdered",
    COALESCE((SELECT q.version FROM queues q WHERE q.user_id = w.user_id), 1) AS "queueVersion",
    CASE WHEN w.xmin::text IS DISTINCT FROM known.version THEN jsonb_build_object('state', state, 'problem', problem) END AS stored
  FROM known JOIN player_watches w USING (user_id) LEFT JOIN claimed USING (user_id)`;

/** The last state of a person's player, and the error of the last poll, which has no language yet. */
export type SeenPlayer = StoredWatch & { queueVersion: number };

/** The last look at a person's player. `claimed` is set if the reader has to poll. */
export type Watch = {
  event: SeenPlayer;
  claimed: Date | null;
  isOrdered: boolean | null;
  unchangedPolls: number;
};
type Row = Omit<Watch, "event"> & { userId: string; version: string; stored: unknown; queueVersion: number };

type Known = { version: string; event: SeenPlayer };
/** The states that were read last, so that an open screen costs neither the state's transfer nor its parsing twice a second. */
const lastKnown = new LRUCache<string, Known>({ max: 5_000 });

const readAll = batched(async (userIds: string[]) => {
  const known = new Map(userIds.map(userId => [userId, lastKnown.get(userId)]));
  const versions = userIds.map(userId => known.get(userId)?.version ?? null);
  // The query is about many people, so it counts for none of them.
  const read = () => preparedSql<Row>(claimPolls, [userIds, versions]);
  const rows = await withWorkload({ pool: "requests" }, read);
  return new Map(rows.map(row => [row.userId, { row, known: known.get(row.userId) }]));
});

/**
 * Reads the last state of a person's player, together with all others that this process reads now: open screens read at the same
 * times.
 */
export async function readWatch(userId: string): Promise<Watch | undefined> {
  const found = await readAll(userId);
  if (!found) return undefined;
  const { row, known } = found;
  const { version, stored, claimed, isOrdered, unchangedPolls, queueVersion } = row;
  // The first of the person's readers polls.
  row.claimed = null;
  const watch =
    stored || !known ? storedWatch.catch({ state: null, problem: null }).parse(stored) : known.event;
  const event =
    known?.event === watch && known.event.queueVersion === queueVersion
      ? known.event
      : { ...watch, queueVersion };
  lastKnown.set(userId, { version, event });
  return { event, claimed, isOrdered, unchangedPolls };
}
