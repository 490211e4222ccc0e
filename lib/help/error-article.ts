import { type ErrorCode, errorStatuses } from "@/lib/core/error-statuses";
import { errorTitle } from "@/lib/core/error-words";
import type { Locale } from "@/lib/i18n/locales";
import { catalogs } from "@/lib/i18n/translator";

/** The texts of an error's article, in Markdown without blocks. */
export type ErrorArticle = {
  code: ErrorCode;
  status: number;
  title: string;
  happened: string;
  why: string;
  action: string;
  reasons: { id: string; title: string; text: string }[];
};

export const errorCodes = Object.keys(errorStatuses) as ErrorCode[];

type Texts = { happened: string; why: string; action: string; reasons?: Record<string, ReasonTexts> };
type ReasonTexts = { title: string; text: string };

/** Returns the article of an error code in a language. */
export function errorArticle(locale: Locale, code: ErrorCode): ErrorArticle {
  const { happened, why, action, reasons = {} }: Texts = catalogs[locale].help.errors[code];
  return {
    code,
    status: errorStatuses[code],
    title: errorTitle(locale, code),
    happened,
    why,
    action,
    reasons: Object.entries(reasons).map(([id, texts]) => ({ id, ...texts })),
  };
}
