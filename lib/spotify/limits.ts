import { preparedSql, sql } from "@/lib/platform/db";
import { RateLimited } from "./errors";

/** Groups of endpoints that Spotify counts together for the daily quota of a developer app. */
export type EndpointGroup =
  | "profile"
  | "playlists"
  | "library"
  | "player"
  | "search"
  | "tracks"
  | "albums"
  | "artists";

/** An access token with less time left is refreshed. */
export const tokenMarginMs = 60_000;

/** The priority of a call: a click first, then the visible player, then imports, then work that can wait for hours. */
export type Lane = "click" | "playback" | "sync" | "backfill";

/** The share of the 30-second window that a lane may use; the rest stays free for the lanes before it. */
const shareOf: Record<Lane, number> = { click: 1, playback: 0.9, sync: 0.75, backfill: 0.5 };

/** The group of pauses of seconds, which hold for the whole app. */
const wholeAppGroup = "everything";

/** Returns the group of a path below /v1. */
export function endpointGroup(path: string): EndpointGroup {
  if (path.startsWith("/me/player")) return "player";
  if (path.startsWith("/me/playlists") || path.startsWith("/playlists/")) return "playlists";
  if (path.startsWith("/me/tracks") || path.startsWith("/me/library")) return "library";
  for (const group of ["search", "tracks", "albums", "artists"] as const)
    if (path.startsWith(`/${group}`)) return group;
  // Undocumented; Spotify's reference lists them under Tracks.
  if (path.startsWith("/audio-features")) return "tracks";
  return "profile";
}

/**
 * Spotify counts a rolling window of 30 seconds for each app
 * (https://developer.spotify.com/documentation/web-api/concepts/rate-limits). Eleven slices of three seconds hold at least
 * 30 seconds, also when the newest slice has just begun.
 */
const sliceSeconds = 3;
const slices = 11;

/** SQL: the stored slices, moved to the current time. Old slices drop out, new ones start at zero. */
const rolled = `(SELECT (w.calls || array_fill(0, ARRAY[passed]))[1 + passed : ${slices} + passed]
  FROM (SELECT LEAST(${slices}, GREATEST(0, EXCLUDED.slice - w.slice))::int AS passed) AS since)`;

/** Builds the statement that counts a call. `who` selects one row: the app, and whether the call is allowed. */
const countCallSql = (who: string) => `WITH who AS (${who}),
  blocked AS (
    SELECT kind, until FROM spotify_cooldowns JOIN who USING (client_id)
    WHERE endpoint_group IN ($2, '${wholeAppGroup}') AND until > now() ORDER BY until DESC LIMIT 1),
  admitted AS (
    INSERT INTO spotify_call_windows AS w (client_id, slice, calls)
    SELECT client_id, floor(extract(epoch FROM now()) / ${sliceSeconds}), array_fill(0, ARRAY[${slices - 1}]) || 1
    FROM who WHERE allowed AND NOT EXISTS (SELECT 1 FROM blocked)
    ON CONFLICT (client_id) DO UPDATE SET slice = GREATEST(w.slice, EXCLUDED.slice),
      calls = (SELECT moved[1:${slices - 1}] || moved[${slices}] + 1 FROM (SELECT ${rolled} AS moved) AS present)
    WHERE w.ceiling IS NULL OR w.ceiling_until < now()
      OR (SELECT sum(calls) FROM unnest(${rolled}) AS calls) < GREATEST(1, floor(w.ceiling * $3::float))
    RETURNING client_id),
  counted AS (
    INSERT INTO spotify_call_counts (user_id, client_id, endpoint_group, hour, calls)
    SELECT $1::uuid, client_id, $2, date_trunc('hour', now()), 1 FROM admitted
    ON CONFLICT (user_id, client_id, endpoint_group, hour) DO UPDATE SET calls = spotify_call_counts.calls + 1)
  SELECT EXISTS (SELECT 1 FROM admitted) AS admitted, kind, until, who.*, set_config('synchronous_commit', 'off', true)
  FROM who LEFT JOIN blocked ON true`;

const countAppCallSql = countCallSql("SELECT $4::text AS client_id, true AS allowed");
/** The margin makes sure that the token is still valid when it arrives. */
const countUserCallSql =
  countCallSql(`SELECT c.client_id, c.spotify_user_id AS account, c.access_token_sealed AS sealed, c.scopes,
    c.scopes @> $4::text[] AS allowed
  FROM spotify_connections c JOIN spotify_credentials k ON k.user_id = c.user_id AND k.client_id = c.client_id
  WHERE c.user_id = $1::uuid AND c.reauth_required_at IS NULL
    AND c.access_token_expires_at > now() + interval '${tokenMarginMs} milliseconds'`);

type Admission = { admitted: boolean; kind: "rate" | "quota" | null; until: Date | null; client_id: string };
type Connection = { account: string; sealed: string; scopes: string[]; allowed: boolean };

/** Returns when the window has capacity for a lane again. */
async function capacityAt(clientId: string, lane: Lane): Promise<Date> {
  const [window] = await sql<{ slice: string; calls: number[]; ceiling: number | null }>(
    "SELECT slice, calls, ceiling FROM spotify_call_windows WHERE client_id = $1",
    [clientId],
  );
  if (!window) return new Date();
  const capacity = Math.max(1, Math.floor((window.ceiling ?? 0) * shareOf[lane]));
  const oldest = Number(window.slice) - slices + 1;
  let remaining = window.calls.reduce((sum, calls) => sum + calls, 0);
  const last = window.calls.findIndex(calls => {
    remaining -= calls;
    return remaining < capacity;
  });
  return new Date((oldest + last + slices) * sliceSeconds * 1000);
}

async function toRateLimited(
  { kind, until, client_id }: Admission,
  lane: Lane,
  endpoint: string,
): Promise<RateLimited> {
  return kind && until
    ? new RateLimited(kind, until, { endpoint })
    : new RateLimited("rate", await capacityAt(client_id, lane), { endpoint });
}

/** The endpoint of a call and its priority. */
export type CallInfo = { group: EndpointGroup; lane: Lane; endpoint: string };

/**
 * Counts a call for its app and its person, unless Spotify has demanded a pause or soon would: calls during a pause make it
 * longer. It is one statement because every call needs it. It does not wait for the disk, so a crash of the database can
 * lose the counts of the last half second.
 * @throws RateLimited
 */
export async function countAppCall(
  userId: string,
  clientId: string,
  { group, lane, endpoint }: CallInfo,
): Promise<void> {
  const [row] = await preparedSql<Admission>(countAppCallSql, [userId, group, shareOf[lane], clientId]);
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
    shareOf[lane],
    scopes,
  ]);
  if (!row) return null;
  if (row.allowed && !row.admitted) throw await toRateLimited(row, lane, endpoint);
  return { ...row, clientId: row.client_id };
}

/** Stores a pause for all processes. Its end only moves later. */
export async function storeCooldown(
  clientId: string,
  group: EndpointGroup,
  kind: "rate" | "quota",
  until: Date,
): Promise<void> {
  await sql(
    `INSERT INTO spotify_cooldowns (client_id, endpoint_group, kind, until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (client_id, endpoint_group, kind) DO UPDATE SET until = GREATEST(spotify_cooldowns.until, EXCLUDED.until)`,
    [clientId, kind === "quota" ? group : wholeAppGroup, kind, until],
  );
  if (kind === "rate") await learnCeiling(clientId);
}

/**
 * The lowest ceiling that is learned. Spotify does not publish its limit: a refusal says that it is lower than the number of
 * counted calls, unless another program used the same app.
 */
const minCeiling = 20;

/** Keeps the app below the refused number of calls for ten minutes. Then it may try more again and risk one refusal. */
async function learnCeiling(clientId: string): Promise<void> {
  await sql(
    `UPDATE spotify_call_windows w SET ceiling_until = now() + interval '10 minutes',
       ceiling = LEAST(CASE WHEN ceiling_until > now() THEN ceiling END,
         GREATEST(${minCeiling}, (SELECT floor(sum(calls) * 0.9) FROM unnest(w.calls) AS calls)))
     WHERE client_id = $1`,
    [clientId],
  );
}
