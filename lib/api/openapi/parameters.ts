import type { z } from "zod";
import { methodOf } from "@/lib/api/operations";
import { acceptsIdempotencyKey, type Operation } from "@/lib/api/operations/operation";
import { type Json, toJsonSchema } from "./schemas";

export const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "A unique key for this request, such as a UUID. Within 24 hours, a retry with the same key gets the same reply, and the work is not done again. Of a reply over 64 KB, the retry gets the status and headers without the body.",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" },
  example: "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
};

export function parametersOf(name: string, operation: Operation, components: Json): Json[] {
  const parametersIn = (location: "path" | "query", schema: z.ZodObject | undefined) => {
    if (!schema) return [];
    const { properties = {}, required = [] } = toJsonSchema(schema, "input", components);
    return Object.entries(properties as Record<string, Json>).map(([name, { description, ...rest }]) => ({
      name,
      in: location,
      ...(location === "path" || (required as string[]).includes(name) ? { required: true } : {}),
      ...(description ? { description } : {}),
      schema: rest,
    }));
  };
  return [
    ...parametersIn("path", operation.params),
    ...parametersIn("query", operation.query),
    ...(acceptsIdempotencyKey(methodOf(name), operation)
      ? [{ $ref: "#/components/parameters/IdempotencyKey" }]
      : []),
  ];
}
