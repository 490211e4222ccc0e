import { parse } from "yaml";
import type { ApiDescription, Operation, Parameter } from "./api-description";
import type { Schema } from "./strict-schema";

type Ref = { $ref: string };

type DescribedReply = { content?: Record<string, { schema: Schema }> };

type DescribedOperation = {
  deprecated?: boolean;
  parameters?: (Parameter | Ref)[];
  responses: Record<string, DescribedReply | Ref>;
};

/** The parts of an OpenAPI 3.0 document that are read here. */
type OpenApiDocument = {
  info: { version: string };
  paths: Record<string, Record<string, DescribedOperation>>;
  components: {
    parameters: Record<string, Parameter>;
    responses: Record<string, DescribedReply>;
    schemas: Record<string, Schema>;
  };
};

const schemaPrefix = "#/components/schemas/";

/** Keywords that state a fact. Titles, descriptions and examples are prose and are left out. */
const factKeywords = [
  "$ref",
  "additionalProperties",
  "deprecated",
  "enum",
  "format",
  "maximum",
  "minimum",
  "nullable",
  "required",
  "type",
];

/** Reduces the YAML of Spotify's OpenAPI description to facts about the operations that are not deprecated. */
export function extractDescription(yaml: string): ApiDescription {
  const { info, paths, components } = parse(yaml) as OpenApiDocument;
  const operations: Record<string, Operation> = {};
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (!operation.responses || operation.deprecated) continue;
      operations[`${method.toUpperCase()} ${path}`] = extractOperation(operation, components);
    }
  }
  return {
    source: {
      name: "Spotify Web API with fixes and improvements from sonallux",
      url: "https://github.com/sonallux/spotify-web-api",
      license: "MIT",
      version: info.version,
    },
    operations: sortKeys(operations),
    schemas: extractSchemas(operations, components.schemas),
  };
}

function extractOperation(
  { parameters = [], responses }: DescribedOperation,
  components: OpenApiDocument["components"],
): Operation {
  return {
    parameters: parameters
      .map(parameter => resolve(parameter, components.parameters))
      .map(({ name, in: location, required = false, schema }) => ({
        name,
        in: location,
        required,
        schema: extractSchema(schema),
      })),
    replies: Object.fromEntries(
      Object.entries(responses).map(([status, reply]) => {
        const json = resolve(reply, components.responses).content?.["application/json"];
        return [status, json ? extractSchema(json.schema) : null];
      }),
    ),
  };
}

function resolve<T extends object>(value: T | Ref, named: Record<string, T>): T {
  if (!("$ref" in value)) return value;
  const found = named[value.$ref.split("/").at(-1) ?? ""];
  if (!found) throw new Error(`the description has no ${value.$ref}`);
  return found;
}

/** Returns the schemas that the replies refer to, directly or through other schemas. */
function extractSchemas(operations: Record<string, Operation>, all: Record<string, Schema>) {
  const schemas: Record<string, Schema> = {};
  const addReferenced = (part: unknown) => {
    for (const [ref] of JSON.stringify(part).matchAll(/#\/components\/schemas\/\w+/g)) {
      const name = ref.slice(schemaPrefix.length);
      if (schemas[name]) continue;
      schemas[name] = extractSchema(resolve({ $ref: ref }, all));
      addReferenced(schemas[name]);
    }
  };
  addReferenced(operations);
  return sortKeys(schemas);
}

function extractSchema(schema: Schema): Schema {
  const facts: Schema = {};
  for (const keyword of factKeywords) if (keyword in schema) facts[keyword] = schema[keyword];
  if (schema.discriminator) facts.discriminator = { propertyName: schema.discriminator.propertyName };
  if (schema.items) facts.items = extractSchema(schema.items);
  if (schema.allOf) facts.allOf = schema.allOf.map(extractSchema);
  if (schema.oneOf) facts.oneOf = schema.oneOf.map(extractSchema);
  if (schema.properties)
    facts.properties = sortKeys(
      Object.fromEntries(
        Object.entries(schema.properties).map(([name, value]) => [name, extractSchema(value)]),
      ),
    );
  return facts;
}

function sortKeys<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));
}
