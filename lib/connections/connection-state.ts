import type { Connection } from "@/lib/schemas/spotify";

const expiringDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Returns when the refresh token expires: six months after the authorization. A refresh does not extend it
 * (https://developer.spotify.com/blog/2026-06-18-refresh-token-expiration).
 */
export function reauthorizeBy(authorizedAt: Date): Date {
  const expiry = new Date(authorizedAt);
  expiry.setUTCMonth(expiry.getUTCMonth() + 6);
  // If the month has no such day, such as February 31st, the last day of the month counts.
  if (expiry.getUTCDate() !== authorizedAt.getUTCDate()) expiry.setUTCDate(0);
  return expiry;
}

/** Returns the state of a connection. `credentials` and `connection` are null when there are none. */
export function connectionState(
  credentials: object | null,
  connection: { authorizedAt: Date; reauthRequiredAt: Date | null } | null,
  now: Date,
): Connection["state"] {
  if (!credentials) return "no-credentials";
  if (!connection) return "credentials-saved";
  const remainingMs = reauthorizeBy(connection.authorizedAt).getTime() - now.getTime();
  if (connection.reauthRequiredAt || remainingMs <= 0) return "reauth-required";
  return remainingMs <= expiringDays * dayMs ? "expiring" : "connected";
}
