import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type FieldIssue, parseFields } from "@/lib/schemas/issue";

/** The maximum number of invalid fields in a reply. An imported file can have thousands. */
const maxFields = 100;

export function invalidFields(issues: [FieldIssue, ...FieldIssue[]]): AppError {
  const [{ path, issue }] = issues;
  // An error of the whole body, such as a body that is a list, has an empty path.
  const parameters = path
    ? ({ reason: "field", path, message: issue } as const)
    : ({ reason: "request", message: issue } as const);
  return new AppError("validation_failed", parameters, { issues: issues.slice(0, maxFields) });
}

/** Parses a part of a request. @throws AppError validation_failed with the invalid fields */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const { data, issues } = parseFields(schema, value);
  if (issues) throw invalidFields(issues);
  return data;
}
