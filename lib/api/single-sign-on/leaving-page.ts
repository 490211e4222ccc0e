import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

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
export function leavingPage(address: string, provider: string, locale: Locale): Response {
  const go = translator(locale, "auth.signOn")("continue", { provider });
  const html = `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0;url=${escapeHtml(address)}">
<title>${escapeHtml(provider)} · Tonearm</title>
<style>
  :root { color-scheme: light dark }
  body { max-width: 36rem; margin: 20vh auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif }
</style>
<p><a href="${escapeHtml(address)}">${escapeHtml(go)}</a></p>
</html>
`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": locale,
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}
