import type { z } from "zod";

/** The first error of each field, by its path: what a form shows before it bothers the server. */
export function fieldErrors(schema: z.ZodType, input: unknown): Record<string, string> {
  const parsed = schema.safeParse(input);
  const issues = parsed.success ? [] : parsed.error.issues;
  return Object.fromEntries(issues.map(issue => [issue.path.join("."), issue.message] as const).reverse());
}
