import type { IncomingHttpHeaders } from "node:http";
import { readCookie } from "@/lib/api/auth/read-cookie";
import { acceptedLocale } from "@/lib/i18n/accepted-locale";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { env } from "@/lib/platform/env";

type Asking = { headers: Headers | IncomingHttpHeaders };

/** The language that somebody chose before they signed in. An account has its own setting. */
export const localeCookieName = "locale";

/** Returns the language that a request asks for: by the cookie, else by Accept-Language. Null if it asks for none of ours. */
export function requestedLocale({ headers }: Asking): Locale | null {
  const chosen = readCookie({ headers }, localeCookieName);
  if (isLocale(chosen)) return chosen;
  return acceptedLocale(
    headers instanceof Headers ? headers.get("accept-language") : headers["accept-language"],
  );
}

/** Returns the language of a page for a guest: the one they chose, else the browser's, else the instance's. */
export const guestLocale = (request: Asking): Locale => requestedLocale(request) ?? env().LOCALE;
