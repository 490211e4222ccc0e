import type { ICUArgs } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locales";
import { catalogs, translator } from "@/lib/i18n/translator";
import type { Issue } from "@/lib/schemas/issue";
import type messages from "@/messages/en.json";
import { type ErrorCode, isErrorCode } from "./error-statuses";
import { wordIssue } from "./issue-words";

type Values = Readonly<Record<string, unknown>>;

/** The code and the parameters of an error. The database stores errors in this form, so that they have no language. */
export type ErrorParts = { code: ErrorCode; parameters: Values };

/** The types of the parameters that details can have. */
type ParameterTypes = {
  allowed: string;
  cause: ErrorParts;
  count: number;
  endpoint: string;
  limit: number;
  megabytes: number;
  message: Issue;
  method: string;
  name: string;
  path: string;
  scope: string;
  seconds: number;
  total: number;
  until: Date;
  uri: string;
  url: string;
  written: number;
};

type Catalog = (typeof messages)["errors"];
type Details = { [Code in ErrorCode]: Catalog[Code]["detail"] };
type Parameters<Message> = Message extends string
  ? {
      [Name in keyof ICUArgs<Message, Record<never, never>>]: Name extends keyof ParameterTypes
        ? ParameterTypes[Name]
        : never;
    }
  : never;
type DetailParameters<Detail> = Detail extends string
  ? Parameters<Detail>
  : { [Reason in keyof Detail]: { reason: Reason } & Parameters<Detail[Reason]> }[keyof Detail];

/** The parameters of a code's detail. A code with several details also has the parameter `reason`. */
export type ErrorParameters<Code extends ErrorCode> = DetailParameters<Details[Code]>;

/** A sentence that precedes a detail. It says what was done before the error. */
export type NoteName = keyof Catalog["notes"];

// The keys are made of codes, so the type of the messages does not know them.
type Translate = (key: string, values?: Record<string, string | number>) => string;
const translate = (locale: Locale) => translator(locale, "errors") as Translate;

/** Returns the time until a moment, such as "in 20 hours", because the server does not know the time zone of every reader. */
function formatTimeUntil(locale: Locale, moment: Date): string {
  if (Number.isNaN(moment.getTime())) return translate(locale)("later");
  const format = new Intl.RelativeTimeFormat(locale);
  const seconds = Math.max(1, Math.ceil((moment.getTime() - Date.now()) / 1000));
  if (seconds > 90 * 60) return format.format(Math.round(seconds / 3600), "hour");
  return seconds > 90 ? format.format(Math.round(seconds / 60), "minute") : format.format(seconds, "second");
}

/** Stands for "NaN" in a text while a message is made. PostgreSQL stores no text with this character. */
const typedNaN = "N\0aN";
const wordText = (_: Locale, value: unknown) =>
  typeof value === "string" ? value.replaceAll("NaN", typedNaN) : "…";
const wordNumber = (_: Locale, value: unknown) => (typeof value === "number" ? value : Number.NaN);

/** Prepares each parameter for a message. A parameter can be missing from an error that an older version stored. */
const prepare: Record<keyof ParameterTypes, (locale: Locale, value: unknown) => string | number> = {
  allowed: wordText,
  cause: (locale, value) => {
    const { code, parameters } = (value ?? {}) as Partial<ErrorParts>;
    return code && isErrorCode(code) ? wordText(locale, errorDetail(locale, code, parameters ?? {})) : "…";
  },
  count: wordNumber,
  endpoint: wordText,
  limit: wordNumber,
  megabytes: wordNumber,
  message: (locale, value) => wordText(locale, wordIssue(locale, value as Issue)),
  method: wordText,
  name: wordText,
  path: wordText,
  scope: wordText,
  seconds: wordNumber,
  total: wordNumber,
  until: (locale, value) => formatTimeUntil(locale, new Date(value as string)),
  uri: wordText,
  url: wordText,
  written: wordNumber,
};

/** Returns the reasons of a code, the most general one first. A code with one detail has none. */
export function reasonsOf(code: ErrorCode): string[] {
  const details: string | readonly unknown[] | object = catalogs.en.errors[code].detail;
  // A message that was parsed during the build is a list.
  return typeof details === "string" || Array.isArray(details) ? [] : Object.keys(details);
}

/** Tells whether a reason names a detail of the code. */
export const isReason = (code: ErrorCode, reason: unknown): reason is string =>
  reasonsOf(code).some(known => known === reason);

/** Returns the reason of an error: that of its parameters, else the most general one; none for a code with one detail. */
export const reasonOf = (code: ErrorCode, { reason }: Values): string | undefined =>
  isReason(code, reason) ? reason : reasonsOf(code)[0];

/** Words the title of a code. */
export const errorTitle = (locale: Locale, code: ErrorCode): string => translate(locale)(`${code}.title`);

/**
 * Words the detail of a code. Takes the code's first detail when `values.reason` is missing or unknown.
 * @param values the parameters of this code; dates can be ISO 8601 texts, because the database stores them as text
 */
export function errorDetail(locale: Locale, code: ErrorCode, values: Values = {}): string {
  const reason = reasonOf(code, values);
  const words = Object.entries(prepare).map(([name, word]) => [name, word(locale, values[name])]);
  const detail = translate(locale)(
    reason === undefined ? `${code}.detail` : `${code}.detail.${reason}`,
    Object.fromEntries(words),
  );
  // How formats write a number that is missing.
  return detail.replaceAll("NaN", "…").replaceAll(typedNaN, "NaN");
}

/** Words a note. */
export const errorNote = (locale: Locale, name: NoteName): string => translate(locale)(`notes.${name}`);
