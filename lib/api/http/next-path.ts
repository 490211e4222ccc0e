/** Returns the screen to open after sign-in: the requested one if it is on this site, otherwise Music. */
export function nextPath(requested: unknown): string {
  const ownOrigin = "http://tonearm.invalid";
  if (typeof requested !== "string" || !requested.startsWith("/") || !URL.canParse(requested, ownOrigin))
    return "/music";
  const url = new URL(requested, ownOrigin);
  // After dot segments are resolved, a path may begin with two slashes. A browser would open another site then.
  const isOwnPath = url.origin === ownOrigin && !url.pathname.startsWith("//");
  return isOwnPath ? url.pathname + url.search : "/music";
}
