import type { ICUArgs } from "use-intl/core";
import type { z } from "zod";
import type messages from "@/messages/en.json";

type Texts = (typeof messages)["validation"];
export type IssueKey = keyof Texts;
type IssueValues<Key extends IssueKey> = ICUArgs<
  Texts[Key],
  { ICUArgument: string; ICUNumberArgument: number; ICUDateArgument: never }
>;
type KeyWithoutValues = {
  [Key in IssueKey]: Record<never, never> extends IssueValues<Key> ? Key : never;
}[IssueKey];

/** The key and the arguments of a message of the namespace `validation`. The server words `zod` instead, if it is set. */
export type Issue = { key: IssueKey; values?: Record<string, string | number>; zod?: z.core.$ZodIssue };

export type FieldIssue = { path: string; issue: Issue };

export const issue = <Key extends IssueKey>(key: Key, values: IssueValues<Key>): Issue => ({
  key,
  values: values as Issue["values"] & object,
});

const prefix = "validation.";

/** Returns the message to give a schema, so that its issue is worded with this key. */
export const says = (key: KeyWithoutValues): string => prefix + key;

const types: Record<string, KeyWithoutValues> = {
  array: "list",
  boolean: "boolean",
  int: "wholeNumber",
  nan: "number",
  number: "number",
  object: "object",
  record: "object",
  string: "text",
};

const formats: Record<string, KeyWithoutValues> = {
  datetime: "time",
  email: "email",
  regex: "pattern",
  url: "url",
  uuid: "uuid",
};

/** Returns the kind of value that has a limit: its characters, its entries, or the number itself. */
function limitedKind({ origin }: { origin: string }): "text" | "list" | "number" | null {
  if (origin === "string") return "text";
  if (origin === "array") return "list";
  return origin === "number" || origin === "int" ? "number" : null;
}

/** Words an issue by its code. Codes that hardly occur have no key here, and zod words them. */
function chooseText(found: z.core.$ZodIssue): Issue | null {
  if (found.input === undefined) return { key: "required" };
  const fixed = (key: KeyWithoutValues | undefined) => key && { key };
  switch (found.code) {
    case "invalid_type":
      return fixed(types[found.expected]) ?? null;
    case "too_small": {
      const minimum = Number(found.minimum);
      const kind = limitedKind(found);
      if (kind === "text") return minimum === 1 ? { key: "empty" } : issue("textTooShort", { minimum });
      if (kind === "list") return issue("listTooShort", { minimum });
      return kind && found.inclusive ? issue("numberTooSmall", { minimum }) : null;
    }
    case "too_big": {
      const maximum = Number(found.maximum);
      const kind = limitedKind(found);
      if (kind === "text") return issue("textTooLong", { maximum });
      if (kind === "list") return issue("listTooLong", { maximum });
      return kind && found.inclusive ? issue("numberTooBig", { maximum }) : null;
    }
    case "invalid_format":
      return fixed(formats[found.format]) ?? null;
    case "invalid_value":
      return issue("oneOf", { count: found.values.length, values: found.values.map(String).join(", ") });
    default:
      return null;
  }
}

/** Removes inputs, which can be large or secret, also from the issues that an issue contains. */
function withoutInputs({ input: _, ...found }: z.core.$ZodIssue): z.core.$ZodIssue {
  switch (found.code) {
    case "invalid_union":
      return { ...found, errors: found.errors.map(issues => issues.map(withoutInputs)) } as typeof found;
    case "invalid_key":
    case "invalid_element":
      return { ...found, issues: found.issues.map(withoutInputs) };
    default:
      return found;
  }
}

function toIssue(found: z.core.$ZodIssue): Issue {
  if (found.message.startsWith(prefix)) return { key: found.message.slice(prefix.length) as IssueKey };
  return chooseText(found) ?? { key: "other", zod: withoutInputs(found) };
}

/** Parses an input. Returns the issues with the paths of their fields instead of throwing. */
export function parseFields<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
):
  | { data: z.output<Schema>; issues?: undefined }
  | { data?: undefined; issues: [FieldIssue, ...FieldIssue[]] } {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return { data: parsed.data };
  const issues = parsed.error.issues.map(found => ({ path: found.path.join("."), issue: toIssue(found) }));
  // An error of zod has at least one issue.
  return { issues: issues as [FieldIssue, ...FieldIssue[]] };
}
