import { preparedSql, sql } from "@/lib/platform/db";
import { RateLimited } from "./errors";

/** Families of endpoints: Spotify counts the daily quota of a developer app by them. */
export type EndpointGroup =
  | "profile"
  | "playlists"
  | "library"
  | "player"
  | "search"
  | "tracks"
  | "albums"
  | "artists";

/** A token is renewed when it has less than this left. */
export const tokenMarginMs = 60_000;

/** Who goes first: a person's click, then what a visible player shows, then an import, then what can wait for hours. */
export type Lane = "click" | "playback" | "sync" | "backfill";

/** How much of the 30-second window a lane may fill: what is left stays free for the lanes before it. */
const shareOf: Record<Lane, number> = { click: 1, playback: 0.9, sync: 0.75, backfill: 0.5 };

/** The pause of seconds holds for the whole app, whatever the endpoint. */
const wholeApp = "everything";

/** The group of a path below /v1. */
export function endpointGroup(path: string): EndpointGroup {
  if (path.startsWith("/me/player")) return "player";
  if (path.startsWith("/me/playlists") || path.startsWith("/playlists/")) return "playlists";
  if (path.startsWith("/me/tracks") || path.startsWith("/me/library")) return "library";
  for (const group of ["search", "tracks", "albums", "artists"] as const)
    if (path.startsWith(`/${group}`)) return group;
  // Nobody has written down what they count for; Spotify's documents have them under Tracks.
  if (path.startsWith("/audio-features")) return "tracks";
  return "profile";
}

/**
 * Spotify counts a rolling window of 30 seconds for each app
 * (https://developer.spotify.com/documentation/web-api/concepts/rate-limits). Eleven slices of three seconds hold at least
 * that much, whatever part of the newest one is over.
 */
const sliceSeconds = 3;
const slices = 11;

/** The stored slices moved on to the present one: those that are too old fall out, new ones begin at zero. */
const rolled = `(SELECT (w.calls || array_fill(0, ARRAY[passed]))[1 + passed : ${slices} + passed]
  FROM (SELECT LEAST(${slices}, GREATEST(0, EXCLUDED.slice - w.slice))::int AS passed) AS since)`;

/** `who` gives one row: the app that is called, and whether it may be for this. */
const admissionOf = (who: string) => `WITH who AS (${who}),
  blocked AS (
    SELECT kind, until FROM spotify_cooldowns JOIN who USING (client_id)
    WHERE endpoint_group IN ($2, '${wholeApp}') AND until > now() ORDER BY until DESC LIMIT 1),
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

const throughApp = admissionOf("SELECT $4::text AS client_id, true AS allowed");
/** The margin leaves a token time to arrive. */
const throughConnection =
  admissionOf(`SELECT c.client_id, c.spotify_user_id AS account, c.access_token_sealed AS sealed, c.scopes,
    c.scopes @> $4::text[] AS allowed
  FROM spotify_connections c JOIN spotify_credentials k ON k.user_id = c.user_id AND k.client_id = c.client_id
  WHERE c.user_id = $1::uuid AND c.reauth_required_at IS NULL
    AND c.access_token_expires_at > now() + interval '${tokenMarginMs} milliseconds'`);

type Admission = { admitted: boolean; kind: "rate" | "quota" | null; until: Date | null; client_id: string };
type Connection = { account: string; sealed: string; scopes: string[]; allowed: boolean };

/** When the window has room again for a lane, by what is counted in it. */
async function roomAt(clientId: string, lane: Lane): Promise<Date> {
  const [window] = await sql<{ slice: string; calls: number[]; ceiling: number | null }>(
    "SELECT slice, calls, ceiling FROM spotify_call_windows WHERE client_id = $1",
    [clientId],
  );
  if (!window) return new Date();
  const allowed = Math.max(1, Math.floor((window.ceiling ?? 0) * shareOf[lane]));
  const oldest = Number(window.slice) - slices + 1;
  let left = window.calls.reduce((sum, calls) => sum + calls, 0);
  const last = window.calls.findIndex(calls => {
    left -= calls;
    return left < allowed;
  });
  return new Date((oldest + last + slices) * sliceSeconds * 1000);
}

async function refusal(
  { kind, until, client_id }: Admission,
  lane: Lane,
  endpoint: string,
): Promise<RateLimited> {
  return kind && until
    ? new RateLimited(kind, until, { endpoint })
    : new RateLimited("rate", await roomAt(client_id, lane), { endpoint });
}

/** What is about to be called, and how urgent it is. */
export type CallInfo = { group: EndpointGroup; lane: Lane; endpoint: string };

/**
 * Counts a call that is about to be made, in the window of its app and for its person, unless Spotify asked for a pause or
 * would: during a pause it is not asked at all, since asking makes it longer. One statement, because every call goes
 * through here; of its counts a crash of the database may lose the last half second, so that none waits for the disk.
 * @throws RateLimited
 */
export async function countAppCall(
  userId: string,
  clientId: string,
  { group, lane, endpoint }: CallInfo,
): Promise<void> {
  const [row] = await preparedSql<Admission>(throughApp, [userId, group, shareOf[lane], clientId]);
  if (row && !row.admitted) throw await refusal(row, lane, endpoint);
}

/**
 * The same through the person's connection, which it gives back, its token still sealed. Nothing is counted when a scope is
 * not granted.
 * @returns null when there is no connection whose token can be used now
 * @throws RateLimited
 */
export async function countUserCall(
  userId: string,
  scopes: readonly string[],
  { group, lane, endpoint }: CallInfo,
): Promise<(Connection & { clientId: string }) | null> {
  const [row] = await preparedSql<Admission & Connection>(throughConnection, [
    userId,
    group,
    shareOf[lane],
    scopes,
  ]);
  if (!row) return null;
  if (row.allowed && !row.admitted) throw await refusal(row, lane, endpoint);
  return { ...row, clientId: row.client_id };
}

/** Remembers a pause over restarts. It only ever moves later. */
export async function storeCooldown(
  clientId: string,
  group: EndpointGroup,
  kind: "rate" | "quota",
  until: Date,
): Promise<void> {
  await sql(
    `INSERT INTO spotify_cooldowns (client_id, endpoint_group, kind, until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (client_id, endpoint_group, kind) DO UPDATE SET until = GREATEST(spotify_cooldowns.until, EXCLUDED.until)`,
    [clientId, kind === "quota" ? group : wholeApp, kind, until],
  );
  if (kind === "rate") await learnCeiling(clientId);
}

/**
 * Nobody knows how many calls Spotify lets through; a refusal says that it was fewer than were counted. Below this it was
 * hardly us.
 */
const leastCeiling = 20;

/**
 * Keeps the app below what was just refused, for ten minutes: then Spotify may be asked for more again, at the price of
 * one refusal.
 */
async function learnCeiling(clientId: string): Promise<void> {
  await sql(
    `UPDATE spotify_call_windows w SET ceiling_until = now() + interval '10 minutes',
       ceiling = LEAST(CASE WHEN ceiling_until > now() THEN ceiling END,
         GREATEST(${leastCeiling}, (SELECT floor(sum(calls) * 0.9) FROM unnest(w.calls) AS calls)))
     WHERE client_id = $1`,
    [clientId],
  );
}
