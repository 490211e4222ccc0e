import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { beginAction } from "@/lib/api/http/form-errors";
import { AppError, wordError } from "@/lib/core/errors";
import { wordIssue } from "@/lib/core/issue-words";
import type { Locale } from "@/lib/i18n/locales";
import { toAppError } from "@/lib/platform/db/outage";
import { log } from "@/lib/platform/log";
import { emptyForm, type FormState } from "@/lib/schemas/form";
import { parseFields } from "@/lib/schemas/issue";

const secretField = /password|secret|token/i;

/** @throws TypeError if a program called the action of a form with something else */
export function requireForm(form: unknown): asserts form is FormData {
  if (!(form instanceof FormData)) throw new TypeError("This action needs a form.");
  beginAction();
}

/**
 * Runs the server action of a form: parses the fields, runs the action and returns errors to the form. Also returns the field
 * values, except passwords and secrets. Errors that Next uses for redirects are thrown again.
 */
export async function formAction<T>(
  locale: Locale,
  schema: z.ZodType<T>,
  form: FormData,
  action: (input: T) => Promise<void>,
): Promise<FormState> {
  requireForm(form);
  const fields = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const values = Object.fromEntries(Object.entries(fields).filter(([name]) => !secretField.test(name)));
  const failedState = (
    fieldErrors: { path: string; message: string }[],
    message: string | null,
  ): FormState => ({
    values,
    errors: Object.fromEntries(fieldErrors.map(({ path, message }) => [path, message]).reverse()),
    message,
    done: false,
  });
  const { data, issues } = parseFields<z.ZodType<T>>(schema, fields);
  if (issues)
    return failedState(
      issues.map(({ path, issue }) => ({ path, message: wordIssue(locale, issue) })),
      null,
    );
  try {
    await action(data);
    return { ...emptyForm, done: true };
  } catch (error) {
    unstable_rethrow(error);
    const refusal = toAppError(error);
    if (!refusal) log.error({ error }, "unexpected error in a form");
    const words = wordError(locale, refusal ?? new AppError("internal_error", { reason: "form" }));
    return failedState(words.fields ?? [], words.fields ? null : words.detail);
  }
}
