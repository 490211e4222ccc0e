import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { plainPage, plainPagePolicy } from "./plain-page";

const retrySeconds = 10;

/**
 * Returns the page for times without a network. The service worker shows it at the address that the person opened, so loading it
 * again is another try. It has nothing of a person.
 */
export function offlinePage(locale: Locale): Response {
  const t = translator(locale, "shell");
  const html = plainPage({
    locale,
    title: t("offline.title"),
    text: t("offline.text"),
    head: `<meta http-equiv="refresh" content="${retrySeconds}">`,
    more: `<p><a href="">${t("offline.retry")}</a></p>\n`,
  });
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": locale,
      "cache-control": "no-store",
      "content-security-policy": plainPagePolicy,
    },
  });
}
