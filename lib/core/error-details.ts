import { errorMessages, errorNotes } from "./error-messages";

type Detail = string | Readonly<Record<string, string>>;

/** The code of an error, such as `not_found`. */
export type ErrorCode = keyof typeof errorMessages;

/** The types of the parameters that details can have. */
type ParameterTypes = {
  allowed: string;
  count: number;
  endpoint: string;
  limit: number;
  megabytes: number;
  message: string;
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

type ParameterNames<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;
type Parameters<Template extends string> = {
  [Name in ParameterNames<Template>]: Name extends keyof ParameterTypes ? ParameterTypes[Name] : never;
};
type DetailParameters<D extends Detail> = D extends string
  ? Parameters<D>
  : { [Reason in keyof D]: { reason: Reason } & Parameters<D[Reason] & string> }[keyof D];

/** The parameters of a code's detail. A code with several details also has the parameter `reason`. */
export type ErrorParameters<Code extends ErrorCode> = DetailParameters<
  (typeof errorMessages)[Code]["detail"]
>;

export type NoteName = keyof typeof errorNotes;
export type NoteParameters<Name extends NoteName> = Parameters<(typeof errorNotes)[Name]>;

type Values = Readonly<Record<string, unknown>>;

/** Returns the time until a moment, such as "in 20 hours", because only the browser knows the person's time zone. */
function formatTimeUntil(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return "later";
  const format = new Intl.RelativeTimeFormat("en");
  const seconds = Math.max(1, Math.ceil((moment.getTime() - Date.now()) / 1000));
  if (seconds > 90 * 60) return format.format(Math.round(seconds / 3600), "hour");
  return seconds > 90 ? format.format(Math.round(seconds / 60), "minute") : format.format(seconds, "second");
}

/** Fills in the parameters. An ellipsis replaces a missing one, such as the parameter of an error stored by an older version. */
const fill = (template: string, values: Values, formatMoment: (moment: Date) => string) =>
  template.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === "until" ? formatMoment(new Date(values.until as string)) : String(values[name] ?? "…"),
  );

/**
 * Fills in the detail of a code. Takes the code's first detail when `values.reason` is missing or unknown.
 * @param values the parameters of this code; dates can be ISO 8601 texts, because the database stores them as text
 * @param formatMoment turns `until` into words that follow a verb, such as "at 15:40"
 */
export function errorDetail(code: ErrorCode, values: Values = {}, formatMoment = formatTimeUntil): string {
  const { detail }: { detail: Detail } = errorMessages[code];
  const template =
    typeof detail === "string"
      ? detail
      : Object.hasOwn(detail, String(values.reason))
        ? detail[String(values.reason)]
        : Object.values(detail)[0];
  return fill(template ?? "", values, formatMoment);
}

/** Fills in a note, a sentence that precedes a detail. */
export const errorNote = (name: NoteName, values: Values) => fill(errorNotes[name], values, formatTimeUntil);

/** Tells whether a text is one of the error codes. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorMessages, code);
