type CookieOptions = { path: string; sameSite: string; secure: boolean; httpOnly: boolean; maxAge: number };

/** Adds a cookie to a reply. The value has only characters that cookies allow. */
export function addCookie(reply: Response, name: string, value: string, options: CookieOptions): void {
  const { path, sameSite, secure, httpOnly, maxAge } = options;
  const attributes = [`Path=${path}`, `Max-Age=${maxAge}`, `SameSite=${sameSite}`];
  if (secure) attributes.push("Secure");
  if (httpOnly) attributes.push("HttpOnly");
  reply.headers.append("set-cookie", [`${name}=${value}`, ...attributes].join("; "));
}

/** Returns a redirect that browsers follow with GET. */
export const redirectTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
