import { preparedSql, sql } from "@/lib/platform/db";
import { RateLimited } from "./errors";

/** Groups of endpoints that Spotify counts together for the daily quota of a developer app. */
export const endpointGroups = [
  ...["profile", "playlists", "library", "player"],
  ...["search", "tracks", "albums", "artists"],
] as const;
export type EndpointGroup = (typeof endpointGroups)[number];

/** A token that expires within this time is refreshed. */
export const tokenMarginMs = 60_000;

/** The priority of a call, highest first: clicks, the visible player, imports, work that can wait for hours. */
export type Lane = "click" | "playback" | "sync" | "backfill";

/** The share of the ceiling that a lane may use; the rest stays free for lanes with a higher priority. */
export const laneShares: Record<Lane, number> = { click: 1, playback: 0.9, sync: 0.75, backfill: 0.5 };

/** The stored group of pauses with the kind `rate`, which apply to all endpoints of an app. */
export const wholeAppGroup = "everything";

/** Returns the endpoint group of a path, without `/v1`. */
export function endpointGroup(path: string): EndpointGroup {
  if (path.startsWith("/me/player")) return "player";
  if (path.startsWith("/me/playlists") || path.startsWith("/playlists/")) return "playlists";
  if (path.startsWith("/me/tracks") || path.startsWith("/me/library")) return "library";
  for (const group of ["search", "tracks", "albums", "artists"] as const)
    if (path.startsWith(`/${group}`)) return group;
  // Spotify does not document the group of audio features; its reference lists them under Tracks.
  if (path.startsWith("/audio-features")) return "tracks";
  return "profile";
}

/**
 * Spotify counts a rolling window of 30 seconds for each app
 * (https://developer.spotify.com/documentation/web-api/concepts/rate-limits). The window is stored as eleven slices of three
 * seconds: ten full slices, and the newest slice, which may have just begun.
 */
export const sliceSeconds = 3;
export const slices = 11;

/** SQL for the stored slices, shifted to the current time: old slices drop out, new slices start at zero. */
const shiftedSlices = `(SELECT (w.calls || array_fill(0, ARRAY[passed]))[1 + passed : ${slices} + passed]
  FROM (SELECT LEAST(${slices}, GREATEST(0, EXCLUDED.slice - w.slice))::int AS passed) AS since)`;

/** Builds the statement that counts a call. `callerSql` selects one row: the app, and whether the call is allowed. */
const countCallSql = (callerSql: string) => `WITH caller AS (${callerSql}),
  blocked AS (
    SELECT kind, until FROM spotify_cooldowns JOIN caller USING (client_id)
    WHERE endpoint_group IN ($2, '${wholeAppGroup}') AND until > now() ORDER BY until DESC LIMIT 1),
  admitted AS (
    INSERT INTO spotify_call_windows AS w (client_id, slice, calls)
    SELECT client_id, floor(extract(epoch FROM now()) / ${sliceSeconds}), array_fill(0, ARRAY[${slices - 1}]) || 1
    FROM caller WHERE allowed AND NOT EXISTS (SELECT 1 FROM blocked)
    ON CONFLICT (client_id) DO UPDATE SET slice = GREATEST(w.slice, EXCLUDED.slice),
      calls = (SELECT moved[1:${slices - 1}] || moved[${slices}] + 1 FROM (SELECT ${shiftedSlices} AS moved) AS present)
    WHERE w.ceiling IS NULL OR w.ceiling_until < now()
      OR (SELECT sum(calls) FROM unnest(${shiftedSlices}) AS calls) < GREATEST(1, floor(w.ceiling * $3::float))
    RETURNING client_id),
  counted AS (
    INSERT INTO spotify_call_counts (user_id, client_id, endpoint_group, hour, calls)
    SELECT $1::uuid, client_id, $2, date_trunc('hour', now()), 1 FROM admitted
    ON CONFLICT (user_id, client_id, endpoint_group, hour) DO UPDATE SET calls = spotify_call_counts.calls + 1)
  SELECT EXISTS (SELECT 1 FROM admitted) AS admitted, kind, until, caller.*, set_config('synchronous_commit', 'off', true)
  FROM caller LEFT JOIN blocked ON true`;

const countAppCallSql = countCallSql("SELECT $4::text AS client_id, true AS allowed");
/** Accepts only tokens that are still valid when they arrive at Spotify. */
const countUserCallSql =
  countCallSql(`SELECT c.client_id, c.spotify_user_id AS account, c.access_token_sealed AS sealed, c.scopes,
    c.scopes @> $4::text[] AS allowed
  FROM spotify_connections c JOIN spotify_credentials k ON k.user_id = c.user_id AND k.client_id = c.client_id
    JOIN users u ON u.id = c.user_id AND u.disabled_at IS NULL
  WHERE c.user_id = $1::uuid AND c.reauth_required_at IS NULL
    AND c.access_token_expires_at > now() + interval '${tokenMarginMs} milliseconds'`);

type Admission = { admitted: boolean; kind: "rate" | "quota" | null; until: Date | null; client_id: string };
type Connection = { account: string; sealed: string; scopes: string[]; allowed: boolean };

/** Returns the time at which a lane can make calls again. */
export async function findRetryTime(clientId: string, lane: Lane): Promise<Date> {
  const [window] = await sql<{ slice: string; calls: number[]; ceiling: number | null }>(
    "SELECT slice, calls, ceiling FROM spotify_call_windows WHERE client_id = $1",
    [clientId],
  );
  if (!window) return new Date();
  const capacity = Math.max(1, Math.floor((window.ceiling ?? 0) * laneShares[lane]));
  const oldestSlice = Number(window.slice) - slices + 1;
  let remaining = window.calls.reduce((sum, calls) => sum + calls, 0);
  const lastToExpire = window.calls.findIndex(calls => {
    remaining -= calls;
    return remaining < capacity;
  });
  return new Date((oldestSlice + lastToExpire + slices) * sliceSeconds * 1000);
}

async function toRateLimited(
  { kind, until, client_id }: Admission,
  lane: Lane,
  endpoint: string,
): Promise<RateLimited> {
  return kind && until
    ? new RateLimited(kind, until, { endpoint })
    : new RateLimited("rate", await findRetryTime(client_id, lane), { endpoint });
}

/** The endpoint, endpoint group and lane of a call. */
export type CallInfo = { group: EndpointGroup; lane: Lane; endpoint: string };

/**
 * Counts a call for its app and its person. Refuses it during a pause and when the ceiling is reached, because calls during a
 * pause make the pause longer. Uses one statement, because it runs for every call. The statement does not wait for the disk:
 * if the database crashes, the counts of the last half second can be lost.
 * @throws RateLimited
 */
export async function countAppCall(
  userId: string,
  clientId: string,
  { group, lane, endpoint }: CallInfo,
): Promise<void> {
  const [row] = await preparedSql<Admission>(countAppCallSql, [userId, group, laneShares[lane], clientId]);
  if (row && !row.admitted) throw await toRateLimited(row, lane, endpoint);
}

/**
 * Counts a call through the person's connection. Counts nothing when a scope is missing.
 * @returns the connection with its sealed token; null when there is no connection with a valid token
 * @throws RateLimited
 */
export async function countUserCall(
  userId: string,
  scopes: readonly string[],
  { group, lane, endpoint }: CallInfo,
): Promise<(Connection & { clientId: string }) | null> {
  const [row] = await preparedSql<Admission & Connection>(countUserCallSql, [
    userId,
    group,
    laneShares[lane],
    scopes,
  ]);
  if (!row) return null;
  if (row.allowed && !row.admitted) throw await toRateLimited(row, lane, endpoint);
  return { ...row, clientId: row.client_id };
}

/**
 * Stores a pause for all processes, and for a quota the number of calls that used it up. Keeps the stored end if that is later.
 */
export async function storeCooldown(
  clientId: string,
  group: EndpointGroup,
  kind: "rate" | "quota",
  until: Date,
): Promise<void> {
  await sql(
    `INSERT INTO spotify_cooldowns (client_id, endpoint_group, kind, until, calls) SELECT $1, $2, $3, $4::timestamptz,
       CASE $3::text WHEN 'quota' THEN (SELECT sum(calls)::int - 1 FROM spotify_call_counts
         WHERE client_id = $1 AND endpoint_group = $2 AND hour > now() - interval '24 hours') END
     ON CONFLICT (client_id, endpoint_group, kind) DO UPDATE SET
       until = GREATEST(spotify_cooldowns.until, EXCLUDED.until), calls = EXCLUDED.calls`,
    [clientId, kind === "quota" ? group : wholeAppGroup, kind, until],
  );
  if (kind === "rate") await lowerCeiling(clientId);
}

/**
 * The lowest ceiling that a refusal can set. Spotify does not publish its limit. A refusal means that the limit is lower than
 * the number of counted calls, unless another program uses the same app.
 */
const minCeiling = 20;

/** Sets the ceiling to nine tenths of the counted calls for ten minutes. After that, the app may risk another refusal. */
async function lowerCeiling(clientId: string): Promise<void> {
  await sql(
    `UPDATE spotify_call_windows w SET ceiling_until = now() + interval '10 minutes',
       ceiling = LEAST(CASE WHEN ceiling_until > now() THEN ceiling END,
         GREATEST(${minCeiling}, (SELECT floor(sum(calls) * 0.9) FROM unnest(w.calls) AS calls)))
     WHERE client_id = $1`,
    [clientId],
  );
}
