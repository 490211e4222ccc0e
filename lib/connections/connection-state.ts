import type { Connection } from "@/lib/schemas/spotify";

const noticeDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Returns when a refresh token ends: six months after the authorization, refreshed or not
 * (https://developer.spotify.com/blog/2026-06-18-refresh-token-expiration).
 */
export function reauthorizeBy(authorizedAt: Date): Date {
  const end = new Date(authorizedAt);
  end.setUTCMonth(end.getUTCMonth() + 6);
  // Six months after the 31st there may be no such day: the last day of that month counts.
  if (end.getUTCDate() !== authorizedAt.getUTCDate()) end.setUTCDate(0);
  return end;
}

/** Returns the state of a connection. `credentials` and `connection` are null when there are none. */
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
