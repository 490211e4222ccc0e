import type { Locale } from "@/lib/i18n/locales";
import type { FieldIssue } from "@/lib/schemas/issue";
import type { ErrorCode } from "./error-statuses";
import { type ErrorParameters, errorDetail, errorNote, errorTitle, type NoteName } from "./error-words";
import { wordIssue } from "./issue-words";

export type { ErrorCode } from "./error-statuses";

type AppErrorOptions = {
  /** The form field that the error is about. The form shows the detail next to this field. */
  field?: string;
  /** Invalid fields. */
  issues?: FieldIssue[] | undefined;
  /** The time when a retry can succeed; by default the parameter `until`. */
  retryAt?: Date | undefined;
  cause?: unknown;
};

/** An error code and the parameters of its detail. The parameters are optional if the detail has none. */
export type Refusal = {
  [Code in ErrorCode]: Record<never, never> extends ErrorParameters<Code>
    ? [code: Code, parameters?: Record<string, never>]
    : [code: Code, parameters: ErrorParameters<Code>];
}[ErrorCode];

/**
 * An expected refusal. Its words tell the person what happened, why, and what to do now. `wordError` words it in their language; the
 * message is English, for the log.
 */
export class AppError extends Error {
  override name = "AppError";
  readonly code: ErrorCode;
  /** The parameters of the detail, for storing and wording the error. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly field: string | undefined;
  readonly issues: FieldIssue[] | undefined;
  readonly retryAt: Date | undefined;
  /** The note before the detail, which says what was done before the error. */
  note: NoteName | undefined;

  constructor(...[code, values = {}, options = {}]: [...Refusal, options?: AppErrorOptions]) {
    const { field, issues, retryAt, cause } = options;
    const parameters: Record<string, unknown> = values;
    super(errorDetail("en", code, parameters), { cause });
    this.code = code;
    this.parameters = parameters;
    this.field = field;
    this.issues = issues;
    this.retryAt = retryAt ?? (parameters.until as Date | undefined);
  }
}

type FieldWords = { path: string; message: string };

/** Words an error in a language. `fields` are the invalid fields, if the error is about fields. */
export function wordError(
  locale: Locale,
  { code, parameters, note, field, issues }: AppError,
): { title: string; detail: string; fields: FieldWords[] | undefined } {
  const message = errorDetail(locale, code, parameters);
  return {
    title: errorTitle(locale, code),
    detail: note ? `${errorNote(locale, note)} ${message}` : message,
    fields: field
      ? [{ path: field, message }]
      : issues?.map(({ path, issue }) => ({ path, message: wordIssue(locale, issue) })),
  };
}

type MissingKind = Extract<ErrorParameters<"not_found">, { reason: string }>["reason"];

/** Returns the error for an id that does not exist. Ids of other people get the same error, so that nobody can probe them. */
export const notFound = (kind: Exclude<MissingKind, "endpoint">) =>
  new AppError("not_found", { reason: kind });
