import type { Connection } from "@/lib/schemas/spotify";

const noticeDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * When a refresh token dies: six months after the authorization, refreshed or not
 * (https://developer.spotify.com/blog/2026-06-18-refresh-token-expiration).
 */
export function reauthorizeBy(authorizedAt: Date): Date {
  const by = new Date(authorizedAt);
  by.setUTCMonth(by.getUTCMonth() + 6);
  // The 31st of a month may not exist six months later: the last day counts, not the first of the next.
  if (by.getUTCDate() !== authorizedAt.getUTCDate()) by.setUTCDate(0);
  return by;
}

/** The state of a connection at a moment; null where there are no credentials or no connection. */
export function connectionState(
  credentials: object | null,
  connection: { authorizedAt: Date; reauthRequiredAt: Date | null } | null,
  now: Date,
): Connection["state"] {
  if (!credentials) return "no-credentials";
  if (!connection) return "credentials-saved";
  const left = reauthorizeBy(connection.authorizedAt).getTime() - now.getTime();
  if (connection.reauthRequiredAt || left <= 0) return "reauth-required";
  return left <= noticeDays * dayMs ? "expiring" : "connected";
}
