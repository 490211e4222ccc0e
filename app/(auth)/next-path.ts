/** The screen to go on to after signing in: only ever one of this site. */
export function nextPath(wanted: unknown): string {
  const here = "http://tonearm.invalid";
  if (typeof wanted !== "string" || !wanted.startsWith("/") || !URL.canParse(wanted, here)) return "/music";
  const url = new URL(wanted, here);
  // Dot segments may leave a path that begins with two slashes: another site, to a browser.
  const staysHere = url.origin === here && !url.pathname.startsWith("//");
  return staysHere ? url.pathname + url.search : "/music";
}
