/** A schema as it stands in the description: read, never trusted to be complete. */
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

/** What `#/components/…` is a part of. */
export const descriptionId = "spotify";

/**
 * Spotify's schemas demand almost no key and allow any other, so as they stand they would accept `{}`.
 * Here every key that is described and not deprecated is demanded, and none besides them is allowed.
 * Combined schemas are merged, because `additionalProperties` does not see into `allOf`.
 */
export function strict(schema: Schema, resolve: (ref: string) => Schema): Schema {
  if (schema.$ref) return { $ref: `${descriptionId}${schema.$ref}` };
  const parts = schema.allOf ?? [];
  const [only] = parts;
  if (parts.length === 1 && only?.$ref && !schema.properties) return strict(only, resolve);
  const { allOf: _, properties: own, ...rest } = schema;
  const properties = { ...mergedProperties(parts, resolve), ...own };
  const result: Schema = { ...rest };
  if (schema.oneOf) result.oneOf = schema.oneOf.map(each => strict(each, resolve));
  // With a discriminator ajv looks at objects only, and would let null through.
  if (schema.discriminator) result.type = "object";
  if (schema.items) result.items = strict(schema.items, resolve);
  const keys = Object.entries(properties);
  if (keys.length === 0) return result;
  return {
    ...result,
    type: "object",
    properties: Object.fromEntries(keys.map(([key, value]) => [key, strict(value, resolve)])),
    required: keys.filter(([, value]) => !value.deprecated).map(([key]) => key),
    additionalProperties: false,
  };
}

function mergedProperties(
  parts: readonly Schema[],
  resolve: (ref: string) => Schema,
): Record<string, Schema> {
  const merged: Record<string, Schema> = {};
  for (const part of parts) {
    const whole = part.$ref ? resolve(part.$ref) : part;
    Object.assign(merged, mergedProperties(whole.allOf ?? [], resolve), whole.properties);
  }
  return merged;
}
