import { errorMessages } from "@/lib/core/error-messages";
import type { ErrorCode } from "@/lib/core/errors";
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

export const errorCodes = Object.keys(errorMessages) as ErrorCode[];

/** Returns the reasons of a code that has several. */
export function reasonsOf(code: ErrorCode): string[] {
  const { detail }: { detail: string | object } = errorMessages[code];
  return typeof detail === "string" ? [] : Object.keys(detail);
}

type Texts = { happened: string; why: string; action: string; reasons?: Record<string, ReasonTexts> };
type ReasonTexts = { title: string; text: string };

/** Returns the article of an error code in a language. */
export function errorArticle(locale: Locale, code: ErrorCode): ErrorArticle {
  const { happened, why, action, reasons = {} }: Texts = catalogs[locale].help.errors[code];
  return {
    code,
    status: errorMessages[code].status,
    title: errorMessages[code].title,
    happened,
    why,
    action,
    reasons: Object.entries(reasons).map(([id, texts]) => ({ id, ...texts })),
  };
}
