import { getRequestConfig } from "next-intl/server";
import { catalogs } from "@/lib/i18n/translator";
import { pageLocale } from "./auth/browser-session";

/**
 * Gives next-intl the language and the messages of a page. The person's own setting decides, else the language chosen before
 * signing in, else the browser's, else LOCALE.
 */
// biome-ignore lint/style/noDefaultExport: next-intl expects it
export default getRequestConfig(async () => {
  const locale = await pageLocale();
  // Screens show times in the browser's zone, which the server does not know.
  return { locale, messages: catalogs[locale], timeZone: "UTC" };
});
