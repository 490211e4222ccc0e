/** An OpenAPI 3.0 schema. Keywords that no code here reads are kept for ajv. */
export type Schema = {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  additionalProperties?: unknown;
  deprecated?: boolean;
  discriminator?: { propertyName: string };
} & Record<string, unknown>;

/** The id under which ajv knows the description; references into it start with this id. */
export const descriptionId = "spotify";

const schemaPrefix = "#/components/schemas/";

/**
 * Returns the strict form of a schema. Spotify's published schemas require almost no key and allow any additional key,
 * so they would accept `{}`. The strict form requires every described key that is not deprecated and allows no
 * other. Combined schemas are merged, because `additionalProperties` does not see into `allOf`.
 */
export function toStrictSchema(schema: Schema, schemas: Record<string, Schema>): Schema {
  if (schema.$ref) return { $ref: `${descriptionId}${schema.$ref}` };
  const parts = schema.allOf ?? [];
  const [only] = parts;
  if (parts.length === 1 && only?.$ref && !schema.properties) return toStrictSchema(only, schemas);
  const { allOf: _, properties: own, ...rest } = schema;
  const properties = { ...mergeProperties(parts, schemas), ...own };
  const result: Schema = { ...rest };
  if (schema.oneOf) result.oneOf = schema.oneOf.map(part => toStrictSchema(part, schemas));
  // With a discriminator ajv checks objects only, so it would accept null.
  if (schema.discriminator) result.type = "object";
  if (schema.items) result.items = toStrictSchema(schema.items, schemas);
  const keys = Object.entries(properties);
  if (keys.length === 0) return result;
  return {
    ...result,
    type: "object",
    properties: Object.fromEntries(keys.map(([key, value]) => [key, toStrictSchema(value, schemas)])),
    required: keys.filter(([, value]) => !value.deprecated).map(([key]) => key),
    additionalProperties: false,
  };
}

function mergeProperties(parts: readonly Schema[], schemas: Record<string, Schema>): Record<string, Schema> {
  const merged: Record<string, Schema> = {};
  for (const part of parts) {
    const whole = part.$ref ? findSchema(part.$ref, schemas) : part;
    Object.assign(merged, mergeProperties(whole.allOf ?? [], schemas), whole.properties);
  }
  return merged;
}

function findSchema(ref: string, schemas: Record<string, Schema>): Schema {
  const found = schemas[ref.slice(schemaPrefix.length)];
  if (!found) throw new Error(`Spotify's description has no ${ref}`);
  return found;
}
