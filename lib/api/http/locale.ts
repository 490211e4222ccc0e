import type { IncomingHttpHeaders } from "node:http";
import { readCookie } from "@/lib/api/auth/read-cookie";
import { acceptedLocale } from "@/lib/i18n/accepted-locale";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { env } from "@/lib/platform/env";

type Asking = { headers: Headers | IncomingHttpHeaders };

/** The language that somebody chose before they signed in, then the setting of the account that signed in last. */
export const localeCookieName = "locale";

/** Returns the language of the cookie, else of Accept-Language. Null if neither has one of ours. */
export const askedLocale = (cookie: string | undefined, acceptLanguage: string | null | undefined) =>
  isLocale(cookie) ? cookie : acceptedLocale(acceptLanguage);

/** Returns the language that a request asks for, or null. */
export const requestedLocale = ({ headers }: Asking): Locale | null =>
  askedLocale(
    readCookie({ headers }, localeCookieName),
    headers instanceof Headers ? headers.get("accept-language") : headers["accept-language"],
  );

/** Returns the language of a page for a guest: the one they chose, else the browser's, else the instance's. */
export const guestLocale = (request: Asking): Locale => requestedLocale(request) ?? env().LOCALE;
