import { type Locale, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** Names that Spotify may not send. The database has an empty text instead, because it has no language. */
type MissingName = "untitled" | "unknownArtist" | "unnamedDevice";

/** Returns a name, or the word for a missing one in the language of the reader. */
export const readableName = (
  locale: Locale,
  name: string | null | undefined,
  missing: MissingName = "untitled",
): string => name || translator(locale, "missingNames")(missing);

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Builds SQL that does the same as `readableName`. */
export const readableNameSql = (locale: Locale, name: string, missing?: MissingName): string =>
  `COALESCE(NULLIF(${name}, ''), ${quote(readableName(locale, null, missing))})`;

/** Builds SQL for the text of a name that searches look into. A missing name is found by its word in every language. */
export const searchedNameSql = (name: string): string => {
  const words = locales.map(locale => readableName(locale, null)).join(" ");
  return `COALESCE(NULLIF(${name}, ''), ${quote(words)})`;
};
