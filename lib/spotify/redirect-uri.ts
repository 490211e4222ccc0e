import { env } from "@/lib/platform/env";

/** The redirect URI of this instance, to be registered with each person's developer app. */
export const redirectUri = () => `${env().PUBLIC_URL}/callback`;

/**
 * Why Spotify would refuse this redirect URI, or null when it takes it.
 * Rule: https, or http on the loopback addresses 127.0.0.1 and [::1]; never `localhost`
 * (https://developer.spotify.com/documentation/web-api/concepts/redirect_uri).
 */
export function redirectUriProblem(uri: string): string | null {
  const { protocol, hostname } = new URL(uri);
  if (hostname === "localhost" || hostname.endsWith(".localhost"))
    return "Spotify refuses addresses with the name localhost. Set PUBLIC_URL to http://127.0.0.1 with the same port and open Tonearm there.";
  if (protocol === "https:" || hostname === "127.0.0.1" || hostname === "[::1]") return null;
  return `Spotify refuses plain http outside this computer, and PUBLIC_URL is ${new URL(uri).origin}. Put Tonearm behind https and set PUBLIC_URL to that address.`;
}
