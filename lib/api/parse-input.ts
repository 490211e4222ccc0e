import type { z } from "zod";
import { AppError, type FieldError } from "@/lib/core/errors";

/** The maximum number of invalid fields in a reply. An imported file can have thousands. */
const maxFields = 100;

export function invalidFields(fields: FieldError[]): AppError {
  const first = fields[0];
  // An error of the whole body, such as a body that is a list, has an empty path.
  const parameters = first?.path
    ? ({ reason: "field", path: first.path, message: first.message } as const)
    : ({ reason: "request", message: first?.message ?? "" } as const);
  return new AppError("validation_failed", parameters, { fields });
}

/** Parses a part of a request. @throws AppError validation_failed with the invalid fields */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidFields(
    parsed.error.issues
      .slice(0, maxFields)
      .map(issue => ({ path: issue.path.join("."), message: issue.message })),
  );
}
