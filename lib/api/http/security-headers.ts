import { env, isDevelopment } from "@/lib/platform/env";

const secondsPerYear = 31_536_000;

/** Returns the HSTS header (RFC 6797) for an https host: browsers then use only https for this host. */
export const transportSecurity = (): Record<string, string> =>
  env().PUBLIC_URL.startsWith("https:") ? { "strict-transport-security": `max-age=${secondsPerYear}` } : {};

/**
 * Builds the Content Security Policy of a page (CSP Level 3). Allows scripts with the nonce and the scripts that these load.
 * Allows images from all https hosts, because Spotify's image hosts change, and from the simulator.
 */
export function pagePolicy(nonce: string): string {
  const { SPOTIFY_API_URL, SPOTIFY_ACCOUNTS_URL } = env();
  // React uses `eval` in development to reconstruct errors.
  const developmentSource = isDevelopment() ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developmentSource}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: https: ${SPOTIFY_API_URL}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${SPOTIFY_ACCOUNTS_URL}`,
    "frame-ancestors 'none'",
  ].join("; ");
}
