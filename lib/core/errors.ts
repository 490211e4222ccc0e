import {
  type ErrorCode,
  type ErrorParameters,
  errorDetail,
  errorNote,
  type NoteName,
  type NoteParameters,
} from "./error-details";

export type { ErrorCode } from "./error-details";

export type FieldError = { path: string; message: string };

type AppErrorOptions = {
  /** The form field that the error is about. The form shows the detail next to this field. */
  field?: string;
  /** Errors of several form fields. */
  fields?: FieldError[];
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

/** An expected refusal. Its message tells the person what happened, why, and what to do now. */
export class AppError extends Error {
  override name = "AppError";
  readonly code: ErrorCode;
  /** The parameters of the detail, for storing the error. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly fields: FieldError[] | undefined;
  readonly retryAt: Date | undefined;

  constructor(...[code, values = {}, options = {}]: [...Refusal, options?: AppErrorOptions]) {
    const { field, fields, retryAt, cause } = options;
    const parameters: Record<string, unknown> = values;
    super(errorDetail(code, parameters), { cause });
    this.code = code;
    this.parameters = parameters;
    this.fields = field ? [{ path: field, message: this.message }] : fields;
    this.retryAt = retryAt ?? (parameters.until as Date | undefined);
  }
}

/** Puts a note before an error's detail. The note says what was done before the error. */
export function addNote<Name extends NoteName>(
  error: AppError,
  name: Name,
  values: NoteParameters<Name>,
): void {
  error.message = `${errorNote(name, values)} ${error.message}`;
}

type MissingKind = Extract<ErrorParameters<"not_found">, { reason: string }>["reason"];

/** Returns the error for an id that does not exist. Ids of other people get the same error, so that nobody can probe them. */
export const notFound = (kind: Exclude<MissingKind, "endpoint">) =>
  new AppError("not_found", { reason: kind });
