import fc from "fast-check";

export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  maxItems?: number;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  "x-thing"?: string;
};

/** Values that no schema expects. */
export const oddValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    "",
    " ",
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    true,
    [],
    {},
    [[]],
    "null",
    "💿".repeat(50),
    "\u202eabc",
    "ａｄｍｉｎ",
    "'; DROP TABLE users; --",
    "%00%ff",
    "../../etc/passwd",
    "{{7*7}}",
    "x".repeat(5000),
    "\ud800",
    "\u0000",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Ids of things that exist, by their kind. */
export type Pool = Record<string, string[]>;

/** Generates values of a schema, now and then with an odd value in one place. */
export function valuesOf(
  schema: JsonSchema,
  pool: Pool,
  resolve: (ref: string) => JsonSchema,
): fc.Arbitrary<unknown> {
  const valid = validValuesOf(schema, pool, resolve);
  return fc.oneof({ weight: 12, arbitrary: valid }, { weight: 1, arbitrary: oddValues });
}

function stringsOf({ format, pattern, minLength = 0, maxLength = 60 }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === "uuid") return fc.uuid();
  if (format === "date-time")
    return fc
      .date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map(date => date.toISOString());
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, minLength + 40) });
}

function validValuesOf(
  schema: JsonSchema,
  pool: Pool,
  resolve: (ref: string) => JsonSchema,
): fc.Arbitrary<unknown> {
  const of = (inner: JsonSchema) => valuesOf(inner, pool, resolve);
  if (schema.$ref) return validValuesOf(resolve(schema.$ref), pool, resolve);
  const known = pool[schema["x-thing"] ?? ""];
  if (known && known.length > 0)
    return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, stringsOf(schema));
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(of));
  const [type, ...others] = [schema.type ?? "object"].flat();
  if (others.length > 0)
    return fc.oneof(...[type, ...others].map(each => of({ ...schema, type: each ?? "" })));
  const { minimum = -(2 ** 31), maximum = 2 ** 31 } = schema;
  switch (type) {
    case "string":
      return stringsOf(schema);
    case "integer":
      return fc.integer({ min: minimum, max: Math.min(maximum, minimum + 2 ** 31) });
    case "number":
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(of(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 4, 4) });
    default:
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, of(inner)])),
        { requiredKeys: schema.required ?? [] },
      );
  }
}
