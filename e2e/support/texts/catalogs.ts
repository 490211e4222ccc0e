import { readFileSync } from "node:fs";
import type { Messages } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locales";

/** Reads the catalog of a language as a file, because Playwright imports no JSON. */
export const readCatalog = (locale: Locale): Messages =>
  JSON.parse(readFileSync(`messages/${locale}.json`, "utf8"));
