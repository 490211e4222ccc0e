import type { z } from "zod";

/** Returns the first error of each field by its path, so that a form shows errors without a request. */
export function fieldErrors(schema: z.ZodType, input: unknown): Record<string, string> {
  const parsed = schema.safeParse(input);
  const issues = parsed.success ? [] : parsed.error.issues;
  return Object.fromEntries(issues.map(issue => [issue.path.join("."), issue.message] as const).reverse());
}
