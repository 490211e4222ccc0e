import { z } from "zod";

export type Json = Record<string, unknown>;

/** Removes bounds and patterns that only repeat the type or format. */
function removeRedundantKeywords({ jsonSchema }: { jsonSchema: Json }) {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.format) delete jsonSchema.pattern;
  // Later versions may add properties, so clients must accept unknown ones.
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

/**
 * Converts a zod schema to JSON Schema. Schemas with an id become references.
 * @param components gets the schemas that have an id
 */
export function toJsonSchema(schema: z.ZodType, io: "input" | "output", components: Json): Json {
  const jsonSchema = z.toJSONSchema(schema, {
    io,
    override: removeRedundantKeywords,
    unrepresentable: "any",
  }) as Json;
  const relocated = JSON.parse(
    JSON.stringify(jsonSchema).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as Json;
  const { $defs = {}, $schema: _, id, ...rest } = relocated;
  const namedSchemas = { ...($defs as Json), ...(typeof id === "string" ? { [id]: rest } : {}) };
  for (const [name, value] of Object.entries(namedSchemas)) {
    const { id: _, ...component } = value as Json;
    if (name in components && JSON.stringify(components[name]) !== JSON.stringify(component))
      throw new Error(`Two schemas of the API have the id ${name}`);
    components[name] = component;
  }
  return typeof id === "string" ? { $ref: `#/components/schemas/${id}` } : rest;
}
