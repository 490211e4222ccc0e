const loopbackHosts = new Set(["127.0.0.1", "[::1]"]);

export type RedirectVerdict = "ok" | "insecure" | "unknown";

/** Whether a redirect may be used: exact match, and on loopback addresses any port when none is registered. */
export function judgeRedirect(registered: readonly string[], redirectUri: string): RedirectVerdict {
  if (!isSecure(redirectUri)) return "insecure";
  if (registered.includes(redirectUri)) return "ok";
  const withoutPort = loopbackWithoutPort(redirectUri);
  return withoutPort !== null && registered.includes(withoutPort) ? "ok" : "unknown";
}

/**
 * https, plain http on a loopback address, or an app's own scheme; never the name localhost
 * (docs: concepts/redirect_uri).
 */
export function isSecure(redirectUri: string): boolean {
  const url = parse(redirectUri);
  if (!url) return false;
  if (url.hostname === "localhost") return false;
  if (url.protocol === "http:") return loopbackHosts.has(url.hostname);
  return url.protocol !== "javascript:" && url.protocol !== "data:";
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Case and trailing slash stay as they were written, since they count. */
function loopbackWithoutPort(redirectUri: string): string | null {
  const match = /^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d+(\/.*)?$/.exec(redirectUri);
  return match ? `${match[1]}${match[2] ?? ""}` : null;
}
