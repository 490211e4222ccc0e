import { env } from "@/lib/platform/env";

/** Returns the redirect URI of this instance, which each person registers with their developer app. */
export const redirectUri = () => `${env().PUBLIC_URL}/callback`;

/**
 * Tells whether Spotify accepts a redirect URI: https, or http on the loopback addresses 127.0.0.1 and [::1]; never
 * `localhost` (https://developer.spotify.com/documentation/web-api/concepts/redirect_uri).
 */
export function isAllowedRedirectUri(uri: string): boolean {
  const { protocol, hostname } = new URL(uri);
  if (hostname === "localhost" || hostname.endsWith(".localhost")) return false;
  return protocol === "https:" || hostname === "127.0.0.1" || hostname === "[::1]";
}
