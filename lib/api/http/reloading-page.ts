import { errorStatuses } from "@/lib/core/error-statuses";
import { type AppError, wordError } from "@/lib/core/errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { plainPage, plainPagePolicy } from "./plain-page";

/**
 * Tells whether a browser loads a whole page. Next's own requests keep the open page, which shows their failure. A page that comes
 * through the service worker has the destination "empty" as well, but still the mode of a page.
 */
export const loadsPage = (
  method: string | undefined,
  headerOf: (name: "sec-fetch-dest" | "sec-fetch-mode") => string | null | undefined,
): boolean =>
  ["GET", "HEAD"].includes(method ?? "") &&
  (headerOf("sec-fetch-mode") === "navigate" || headerOf("sec-fetch-dest") !== "empty");

/** Returns the page for a refusal that passes by itself. Next could only answer a page with 500. */
export function reloadingPage(error: AppError, seconds: number, locale: Locale): Response {
  const { title, detail } = wordError(locale, error);
  const reloads = translator(locale, "errors")("reloads");
  const html = plainPage({
    locale,
    title,
    text: `${detail} ${reloads}`,
    head: `<meta http-equiv="refresh" content="${seconds}">`,
  });
  return new Response(html, {
    status: errorStatuses[error.code],
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": locale,
      "cache-control": "no-store",
      "retry-after": String(seconds),
      "content-security-policy": plainPagePolicy,
    },
  });
}
