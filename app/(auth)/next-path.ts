/** Returns the screen to open after sign-in: the requested one if it is on this site, otherwise Music. */
export function nextPath(requested: unknown): string {
  const here = "http://tonearm.invalid";
  if (typeof requested !== "string" || !requested.startsWith("/") || !URL.canParse(requested, here))
    return "/music";
  const url = new URL(requested, here);
  // Resolved dot segments may leave a path that begins with two slashes, which a browser takes for another site.
  const staysHere = url.origin === here && !url.pathname.startsWith("//");
  return staysHere ? url.pathname + url.search : "/music";
}
