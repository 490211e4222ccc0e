import type { Reply } from "./message";

/** The headers of live replies (github skuethe/MMM-Spotify#172). Spotify sends no x-ratelimit-* headers. */
const apiHeaders: Readonly<Record<string, string>> = {
  "access-control-allow-credentials": "true",
  "access-control-allow-headers":
    "Accept, App-Platform, Authorization, Content-Type, Origin, Retry-After, Spotify-App-Version, X-Cloud-Trace-Context, client-token, content-access-token",
  "access-control-allow-methods": "GET, POST, OPTIONS, PUT, DELETE, PATCH",
  "access-control-allow-origin": "*",
  "access-control-max-age": "604800",
  "cache-control": "private, max-age=0",
};

export function withApiHeaders(reply: Reply): Reply {
  return { ...reply, headers: { ...apiHeaders, ...reply.headers } };
}
