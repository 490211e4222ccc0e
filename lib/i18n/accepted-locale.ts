import Negotiator from "negotiator";
import { isLocale, type Locale, locales } from "./locales";

/** Returns the language that an Accept-Language header prefers (RFC 9110, section 12.5.4), or null if it accepts none of ours. */
export function acceptedLocale(header: string | null | undefined): Locale | null {
  // Without a header, or with "*", every language is as good.
  if (!header || header.trim() === "*") return null;
  const preferred = new Negotiator({ headers: { "accept-language": header } }).language([...locales]);
  return isLocale(preferred) ? preferred : null;
}
