import type { IncomingHttpHeaders } from "node:http";

/** Returns the value of a cookie. */
export function readCookie(
  { headers }: { headers: Headers | IncomingHttpHeaders },
  name: string,
): string | undefined {
  const header = headers instanceof Headers ? headers.get("cookie") : headers.cookie;
  for (const part of header?.split(/;\s*/) ?? [])
    if (part.startsWith(`${name}=`)) return part.slice(name.length + 1);
  return undefined;
}
