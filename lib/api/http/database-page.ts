import { errorDetail } from "@/lib/core/error-details";
import { errorMessages } from "@/lib/core/error-messages";

const reloadSeconds = 5;

/** Returns the page for an outage of the database, which reloads by itself. Next could only answer a page with 500. */
export function databasePage(): Response {
  const { title } = errorMessages.database_unavailable;
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${reloadSeconds}">
<title>${title} · Tonearm</title>
<style>
  :root { color-scheme: light dark }
  body { max-width: 36rem; margin: 20vh auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif }
</style>
<h1>${title}</h1>
<p>${errorDetail("database_unavailable", { reason: "not_answering" })} This page reloads by itself.</p>
</html>
`;
  return new Response(html, {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": String(reloadSeconds),
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}
