import { env, isDevelopment } from "@/lib/platform/env";
import { playerScript } from "@/lib/spotify/player-script";

const secondsPerYear = 31_536_000;

/** Returns headers that every reply has, whichever part of Next or of Tonearm sends it. */
export const securityHeaders = (): Record<string, string> => ({
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  // HSTS (RFC 6797): browsers then use only https for this host.
  ...(env().PUBLIC_URL.startsWith("https:") && { "strict-transport-security": `max-age=${secondsPerYear}` }),
});

/**
 * Builds the Content Security Policy of a page (CSP Level 3). Allows scripts with the nonce and the scripts that these load.
 * Allows images from Spotify's two image domains and from the simulator.
 * @param hasSound allows the frame in which Spotify's player makes its requests and sounds
 */
export function pagePolicy(nonce: string, { hasSound = false } = {}): string {
  const { SPOTIFY_API_URL, SPOTIFY_ACCOUNTS_URL } = env();
  // React uses `eval` in development to reconstruct errors.
  const developmentSource = isDevelopment() ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developmentSource}`,
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: https://*.scdn.co https://*.spotifycdn.com ${SPOTIFY_API_URL}`,
    ...(hasSound ? [`frame-src ${new URL(playerScript()).origin}`] : []),
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${SPOTIFY_ACCOUNTS_URL}`,
    "frame-ancestors 'none'",
  ].join("; ");
}
