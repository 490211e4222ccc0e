import { env, isDevelopment } from "@/lib/platform/env";

const secondsPerYear = 31_536_000;

/** Tells browsers to use https from now on (RFC 6797), for this host only. */
export const transportSecurity = (): Record<string, string> =>
  env().PUBLIC_URL.startsWith("https:") ? { "strict-transport-security": `max-age=${secondsPerYear}` } : {};

/**
 * Builds the Content Security Policy of a page (CSP Level 3): only scripts with the nonce run, and scripts that they load.
 * Images may come from any https host, because Spotify's image hosts change, and from the simulator.
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
