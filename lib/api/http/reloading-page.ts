import { errorMessages } from "@/lib/core/error-messages";
import type { AppError } from "@/lib/core/errors";

/** Tells whether a browser loads a whole page. Next's own requests keep the open page, which shows their failure. */
export const loadsPage = (method = "", secFetchDest?: string | null): boolean =>
  ["GET", "HEAD"].includes(method) && secFetchDest !== "empty";

/** Returns the page for a refusal that passes by itself. Next could only answer a page with 500. */
export function reloadingPage({ code, message }: AppError, seconds: number): Response {
  const { title, status } = errorMessages[code];
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${seconds}">
<title>${title} · Tonearm</title>
<style>
  :root { color-scheme: light dark }
  body { max-width: 36rem; margin: 20vh auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif }
</style>
<h1>${title}</h1>
<p>${message} This page reloads by itself.</p>
</html>
`;
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": String(seconds),
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}
