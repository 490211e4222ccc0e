import type { ErrorParameters } from "@/lib/core/error-details";
import { env } from "@/lib/platform/env";

/** The redirect URI of this instance, to be registered with each person's developer app. */
export const redirectUri = () => `${env().PUBLIC_URL}/callback`;

/**
 * Checks an address by Spotify's rule for redirect URIs: https, or http on the loopback addresses 127.0.0.1 and [::1]; never
 * `localhost` (https://developer.spotify.com/documentation/web-api/concepts/redirect_uri).
 * @returns null when Spotify accepts it
 */
export function redirectUriProblem(uri: string): ErrorParameters<"redirect_uri_refused"> | null {
  const { protocol, hostname, origin } = new URL(uri);
  if (hostname === "localhost" || hostname.endsWith(".localhost")) return { reason: "localhost" };
  if (protocol === "https:" || hostname === "127.0.0.1" || hostname === "[::1]") return null;
  return { reason: "not_https", origin };
}
