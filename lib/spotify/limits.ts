import { sql } from "@/lib/platform/db";
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

/** The pause of seconds holds for the whole app, whatever the endpoint. */
const wholeApp = "everything";

/** The group of a path below /v1. */
export function endpointGroup(path: string): EndpointGroup {
  if (path.startsWith("/me/player")) return "player";
  if (path.startsWith("/me/playlists") || path.startsWith("/playlists/")) return "playlists";
  if (path.startsWith("/me/tracks") || path.startsWith("/me/library")) return "library";
  for (const group of ["search", "tracks", "albums", "artists"] as const)
    if (path.startsWith(`/${group}`)) return group;
  return "profile";
}

/**
 * Counts a call that is about to be made, unless a pause stands: during one Spotify is not asked at all, since asking
 * makes it longer.
 * @throws RateLimited
 */
export async function countCall(
  userId: string,
  clientId: string,
  group: EndpointGroup,
  endpoint: string,
): Promise<void> {
  const [blocked] = await sql<{ kind: "rate" | "quota"; until: Date }>(
    `WITH blocked AS (
       SELECT kind, until FROM spotify_cooldowns
       WHERE client_id = $2 AND endpoint_group IN ($3, '${wholeApp}') AND until > now() ORDER BY until DESC LIMIT 1),
     counted AS (
       INSERT INTO spotify_call_counts (user_id, client_id, endpoint_group, hour, calls)
       SELECT $1::uuid, $2, $3, date_trunc('hour', now()), 1 WHERE NOT EXISTS (SELECT 1 FROM blocked)
       ON CONFLICT (user_id, client_id, endpoint_group, hour) DO UPDATE SET calls = spotify_call_counts.calls + 1)
     SELECT kind, until FROM blocked`,
    [userId, clientId, group],
  );
  if (blocked) throw new RateLimited(blocked.kind, blocked.until, { endpoint });
}

/** Remembers a pause over restarts. It only ever moves later. */
export async function rememberPause(
  clientId: string,
  group: EndpointGroup,
  kind: "rate" | "quota",
  until: Date,
) {
  await sql(
    `INSERT INTO spotify_cooldowns (client_id, endpoint_group, kind, until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (client_id, endpoint_group, kind) DO UPDATE SET until = GREATEST(spotify_cooldowns.until, EXCLUDED.until)`,
    [clientId, kind === "quota" ? group : wholeApp, kind, until],
  );
}
