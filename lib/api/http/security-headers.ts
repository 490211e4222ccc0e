import { env, isDevelopment } from "@/lib/platform/env";

const aYear = 31_536_000;

/** Behind https browsers shall never come back without it (RFC 6797). Other hosts of the same domain decide for themselves. */
export const transportSecurity = (): Record<string, string> =>
  env().PUBLIC_URL.startsWith("https:") ? { "strict-transport-security": `max-age=${aYear}` } : {};

/**
 * The Content Security Policy of a page (CSP Level 3): only scripts that carry the nonce run, and those that they load.
 * Covers come from Spotify's image hosts, which change; from the simulator where it stands in for Spotify.
 */
export function pagePolicy(nonce: string): string {
  const { SPOTIFY_API_URL, SPOTIFY_ACCOUNTS_URL } = env();
  // React explains errors with `eval` while developing.
  const whileDeveloping = isDevelopment() ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${whileDeveloping}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: https: ${SPOTIFY_API_URL}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${SPOTIFY_ACCOUNTS_URL}`,
    "frame-ancestors 'none'",
  ].join("; ");
}
