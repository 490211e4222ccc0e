/** The screen to go on to after signing in: only ever one of this site. */
export function nextPath(wanted: unknown): string {
  const here = "http://tonearm.invalid";
  if (typeof wanted !== "string" || !wanted.startsWith("/") || !URL.canParse(wanted, here)) return "/music";
  const url = new URL(wanted, here);
  return url.origin === here ? url.pathname + url.search : "/music";
}
