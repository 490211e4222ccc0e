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

type Extra = {
  /** The field that the error is about: forms show the detail there. */
  field?: string;
  /** Errors of several fields, for forms. */
  fields?: FieldError[];
  /** When it is worth trying again; by default the parameter `until`. */
  retryAt?: Date | undefined;
  cause?: unknown;
};

/** A code with the parameters of its detail, which can be left out where there are none. */
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

  constructor(...[code, values = {}, extra = {}]: [...Refusal, extra?: Extra]) {
    const { field, fields, retryAt, cause } = extra;
    const parameters: Record<string, unknown> = values;
    super(errorDetail(code, parameters), { cause });
    this.code = code;
    this.parameters = parameters;
    this.fields = field ? [{ path: field, message: this.message }] : fields;
    this.retryAt = retryAt ?? (parameters.until as Date | undefined);
  }
}

/** Puts a sentence before an error's detail that says what was done until then. */
export function addNote<Name extends NoteName>(
  error: AppError,
  name: Name,
  values: NoteParameters<Name>,
): void {
  error.message = `${errorNote(name, values)} ${error.message}`;
}

type Thing = Extract<ErrorParameters<"not_found">, { reason: string }>["reason"];

/** The one answer for ids that do not exist and for ids of other people. */
export const notFound = (thing: Exclude<Thing, "endpoint">) => new AppError("not_found", { reason: thing });
