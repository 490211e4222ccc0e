import { z } from "zod";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { Issue } from "@/lib/schemas/issue";

/** The words of zod for the issues that have no message here. */
const zodWords = { en: z.locales.en(), fr: z.locales.fr() } satisfies Record<Locale, unknown>;

function wordZodIssue(locale: Locale, issue: z.core.$ZodIssue): string | undefined {
  const words = zodWords[locale].localeError(issue as z.core.$ZodRawIssue);
  return typeof words === "string" ? words : words?.message;
}

type Translate = (key: string, values?: Issue["values"]) => string;

/** Words the problem of a field in a language. */
export function wordIssue(locale: Locale, { key, values, zod }: Issue): string {
  const translate = translator(locale, "validation") as Translate;
  return (zod && wordZodIssue(locale, zod)) ?? translate(key, values);
}
