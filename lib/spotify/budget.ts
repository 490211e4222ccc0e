import { sql } from "@/lib/platform/db";
import { RateLimited } from "./errors";
import { type EndpointGroup, findRetryTime, laneShares, sliceSeconds, slices, wholeAppGroup } from "./limits";

/**
 * The most calls about the player in 24 hours, about ten hours of music with an open screen. Beyond them, polls are rare: they must
 * leave calls of the daily quota for clicks.
 */
export const maxPlayerCalls = 1_500;

/** With fewer calls left today, looks at the player happen only at the starts of songs, and before a commit to Spotify's queue. */
export const fewCalls = 100;
/** With fewer calls left today, nothing is committed while Spotify has songs, so that edits of the queue are heard at the next skip. */
export const hardlyAnyCalls = 30;

/**
 * An SQL expression: the calls about the player that a person's app has left today: fewer than usual if Spotify refused more calls
 * lately.
 */
export const playerCallsLeftSql = (
  userId: string,
) => `(SELECT LEAST(${maxPlayerCalls}, (SELECT calls FROM spotify_cooldowns
      WHERE client_id = app.client_id AND endpoint_group = 'player' AND kind = 'quota'))
    - (SELECT COALESCE(sum(calls), 0)::int FROM spotify_call_counts
      WHERE client_id = app.client_id AND endpoint_group = 'player' AND hour > now() - interval '24 hours')
  FROM (SELECT (SELECT client_id FROM spotify_credentials WHERE user_id = ${userId}) AS client_id) app)`;

type Budget = {
  clientId: string;
  cooldownKind: "rate" | "quota" | null;
  cooldownUntil: Date | null;
  quotaCalls: number | null;
  dayCalls: number;
  windowCalls: number;
  ceiling: number | null;
};

const selectBudget = `SELECT c.client_id AS "clientId", pause.kind AS "cooldownKind", pause.until AS "cooldownUntil",
    (SELECT calls FROM spotify_cooldowns WHERE client_id = c.client_id AND endpoint_group = $2 AND kind = 'quota') AS "quotaCalls",
    (SELECT COALESCE(sum(calls), 0)::int FROM spotify_call_counts
      WHERE client_id = c.client_id AND endpoint_group = $2 AND hour > now() - interval '24 hours') AS "dayCalls",
    COALESCE((SELECT sum(n)::int FROM unnest(w.calls) WITH ORDINALITY AS counted(n, ordinal)
      WHERE w.slice - ${slices} + ordinal > floor(extract(epoch FROM now()) / ${sliceSeconds}) - ${slices}), 0) AS "windowCalls",
    CASE WHEN w.ceiling_until > now() THEN w.ceiling END AS ceiling
  FROM spotify_connections c LEFT JOIN spotify_call_windows w ON w.client_id = c.client_id
  LEFT JOIN LATERAL (SELECT kind, until FROM spotify_cooldowns WHERE client_id = c.client_id AND until > now()
    AND endpoint_group IN ($2, '${wholeAppGroup}') ORDER BY until DESC LIMIT 1) pause ON true
  WHERE c.user_id = $1`;

const selectHours = `SELECT hour, sum(calls)::int AS calls FROM spotify_call_counts
  WHERE client_id = $1 AND endpoint_group = $2 AND hour > now() - interval '24 hours' GROUP BY hour ORDER BY hour`;

/** Returns the time at which so many of the day's calls no longer count. */
async function quotaFreeAt(clientId: string, group: EndpointGroup, calls: number): Promise<Date> {
  const dayMs = 24 * 60 * 60 * 1000;
  let missing = calls;
  for (const { hour, calls } of await sql<{ hour: Date; calls: number }>(selectHours, [clientId, group])) {
    missing -= calls;
    if (missing <= 0) return new Date(hour.getTime() + dayMs);
  }
  return new Date(Date.now() + dayMs);
}

/**
 * Refuses work of several calls that would stop half-way, as far as Tonearm knows: during a pause, when the calls do not fit
 * into the rest of the 30-second window, or when the daily quota was used up lately by fewer calls than there would be now.
 * Costs one statement and no call.
 * @throws RateLimited
 */
export async function requireBudget(userId: string, group: EndpointGroup, calls: number): Promise<void> {
  const [budget] = await sql<Budget>(selectBudget, [userId, group]);
  if (!budget) return;
  const details = { endpoint: `${calls} calls about ${group}` };
  const { clientId, cooldownKind, cooldownUntil, quotaCalls, dayCalls, windowCalls, ceiling } = budget;
  if (cooldownKind && cooldownUntil) throw new RateLimited(cooldownKind, cooldownUntil, details);
  // A quota that is smaller than this work says nothing: other programs may have used it up.
  const excess = quotaCalls === null || quotaCalls < calls ? 0 : dayCalls + calls - quotaCalls;
  if (excess > 0) throw new RateLimited("quota", await quotaFreeAt(clientId, group, excess), details);
  // More calls than the ceiling never fit; they wait in between.
  const capacity = ceiling === null ? null : Math.max(1, Math.floor(ceiling * laneShares.click));
  if (capacity !== null && windowCalls + Math.min(calls, capacity) > capacity)
    throw new RateLimited("rate", await findRetryTime(clientId, "click"), details);
}
