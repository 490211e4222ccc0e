import { acceptedLocale } from "@/lib/i18n/accepted-locale";
import { isLocale, type Locale } from "@/lib/i18n/locales";

/** The language that somebody chose before they signed in. An account has its own setting. */
export const localeCookieName = "locale";

/** Returns the language that a request asks for: by the cookie, else by Accept-Language. Null if it asks for none of ours. */
export const requestedLocale = (headers: Headers, cookie: string | undefined): Locale | null =>
  isLocale(cookie) ? cookie : acceptedLocale(headers.get("accept-language"));
