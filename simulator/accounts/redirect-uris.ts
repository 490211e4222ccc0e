const loopbackHosts = new Set(["127.0.0.1", "[::1]"]);

export type RedirectVerdict = "ok" | "insecure" | "unknown";

/** Accepts exact matches, and any port on a loopback address that is registered without one. */
export function checkRedirectUri(registeredUris: readonly string[], redirectUri: string): RedirectVerdict {
  if (!isSecureRedirectUri(redirectUri)) return "insecure";
  if (registeredUris.includes(redirectUri)) return "ok";
  const withoutPort = removeLoopbackPort(redirectUri);
  return withoutPort !== null && registeredUris.includes(withoutPort) ? "ok" : "unknown";
}

/**
 * Accepts https, plain http on a loopback address and custom schemes, but never the name localhost
 * (docs: concepts/redirect_uri).
 */
export function isSecureRedirectUri(redirectUri: string): boolean {
  const url = parseUrl(redirectUri);
  if (!url) return false;
  if (url.hostname === "localhost") return false;
  if (url.protocol === "http:") return loopbackHosts.has(url.hostname);
  return url.protocol !== "javascript:" && url.protocol !== "data:";
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Removes the port from the text, not from a parsed URL, because case and a trailing slash count in the comparison. */
function removeLoopbackPort(redirectUri: string): string | null {
  const match = /^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d+(\/.*)?$/.exec(redirectUri);
  return match ? `${match[1]}${match[2] ?? ""}` : null;
}
