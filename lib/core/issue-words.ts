import { z } from "zod";
import type { Locale } from "@/lib/i18n/locales";
import { catalogs, translator } from "@/lib/i18n/translator";
import type { Issue, IssueKey } from "@/lib/schemas/issue";

/** The words of zod for the issues that have no message here. */
const zodWords = { en: z.locales.en(), fr: z.locales.fr() } satisfies Record<Locale, unknown>;

function wordZodIssue(locale: Locale, issue: z.core.$ZodIssue): string | undefined {
  try {
    const result = zodWords[locale].localeError(issue as z.core.$ZodRawIssue);
    const words = typeof result === "string" ? result : result?.message;
    // A French colon must not begin a line.
    return locale === "fr" ? words?.replace(" : ", "\u00a0: ") : words;
  } catch {
    // Another version of zod made the issue.
    return undefined;
  }
}

const number = z.number().catch(Number.NaN);
/** An issue that this version can word. The database may have one of another version. */
const knownIssue = z.object({
  key: z.custom<IssueKey>(key => typeof key === "string" && Object.hasOwn(catalogs.en.validation, key)),
  values: z
    .object({ minimum: number, maximum: number, limit: number, count: number, values: z.string().catch("…") })
    .prefault({} as never),
  zod: z.custom<z.core.$ZodIssue>().optional(),
});

type Translate = (key: string, values?: Issue["values"]) => string;

/** Words the problem of a field in a language. */
export function wordIssue(locale: Locale, issue: Issue): string {
  const { data } = knownIssue.safeParse(issue);
  if (!data) return "…";
  const { key, values, zod } = data;
  const words = zod && wordZodIssue(locale, zod);
  const translate = translator(locale, "validation") as Translate;
  // How formats write a number that is missing.
  return words ?? translate(key, values).replaceAll("NaN", "…");
}
