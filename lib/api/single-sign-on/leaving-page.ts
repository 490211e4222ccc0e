const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, character => escapes[character] ?? "");

/**
 * Returns a page that leads to the provider at once. A redirect would not do: browsers apply the policy `form-action` of the page
 * with the form to every further redirect, and a provider may send people on to anywhere.
 */
export function leavingPage(address: string, name: string): Response {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0;url=${escapeHtml(address)}">
<title>${escapeHtml(name)} · Tonearm</title>
<style>
  :root { color-scheme: light dark }
  body { max-width: 36rem; margin: 20vh auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif }
</style>
<p><a href="${escapeHtml(address)}">Continue with ${escapeHtml(name)}</a></p>
</html>
`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}
