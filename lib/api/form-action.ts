import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { errorDetail } from "@/lib/core/error-details";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/platform/log";
import { emptyForm, type FormState } from "@/lib/schemas/form";

const neverEchoed = /password|secret/i;

/**
 * Runs a form's server action: parses what was typed, does the work, and says in the form what went wrong. Typed values
 * come back, but for passwords and secrets. Redirects pass through.
 */
export async function formAction<T>(
  schema: z.ZodType<T>,
  form: FormData,
  work: (input: T) => Promise<void>,
): Promise<FormState> {
  const typed = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !neverEchoed.test(name)));
  const failed = (fields: { path: string; message: string }[], message: string | null): FormState => ({
    values,
    errors: Object.fromEntries(fields.map(field => [field.path, field.message]).reverse()),
    message,
    done: false,
  });
  const parsed = schema.safeParse(typed);
  if (!parsed.success)
    return failed(
      parsed.error.issues.map(issue => ({ path: issue.path.join("."), message: issue.message })),
      null,
    );
  try {
    await work(parsed.data);
    return { ...emptyForm, done: true };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError) return failed(error.fields ?? [], error.fields ? null : error.message);
    log.error({ error }, "unforeseen error in a form");
    return failed([], errorDetail("internal_error", { reason: "form" }));
  }
}
