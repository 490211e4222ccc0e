import { randomUUID } from "node:crypto";
import type { Method } from "./api";
import { generated } from "./instances/stacks";

/** Ids of things by their kind, which `x-thing` names in the API document. */
export type OwnedIds = Record<string, string>;

type Schema = {
  "x-thing"?: string;
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
};
type Parameter = { name: string; in: "path" | "query"; schema: Schema };
type DocumentedOperation = {
  security: Record<string, string[]>[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: {
    content: { [contentType: string]: unknown; "application/json"?: { schema: Schema; example: unknown } };
  };
};
type Document = { paths: Record<string, Record<string, DocumentedOperation>> };

/** An operation of the API and the people who may call it. */
export type Operation = {
  /** `METHOD /path/{id}`, as in the document. */
  route: string;
  method: Method;
  template: string;
  /** `session` is for people who are signed in, without their API tokens; `user` is for both. */
  access: "public" | "user" | "session" | "admin";
  isWrite: boolean;
  pathParameters: Parameter[];
  /** A valid body and its schema. */
  body: { schema: Schema; example: unknown } | undefined;
  /** The content types that the body may have. */
  contentTypes: string[];
};

function accessOf(security: DocumentedOperation["security"]): Operation["access"] {
  if (security.length === 0) return "public";
  if (security.some(({ signInToken }) => signInToken?.includes("admin"))) return "admin";
  return security.some(({ apiToken }) => apiToken) ? "user" : "session";
}

/** Reads all operations from the API document, so that new ones are tested without being listed here. */
export async function readOperations(url = generated.url): Promise<Operation[]> {
  const { paths } = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Document;
  return Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([name, { security, parameters = [], requestBody }]) => {
      const method = name.toUpperCase() as Method;
      return {
        route: `${method} ${template}`,
        method,
        template,
        access: accessOf(security),
        isWrite: method !== "GET" || security.some(({ apiToken }) => apiToken?.includes("write")),
        pathParameters: parameters.filter(
          (parameter): parameter is Parameter => "in" in parameter && parameter.in === "path",
        ),
        body: requestBody?.content["application/json"],
        contentTypes: Object.keys(requestBody?.content ?? {}),
      };
    }),
  );
}

/** Tells whether the path names something that belongs to a person. */
export const isOwned = ({ pathParameters, access }: Operation) =>
  access !== "admin" && pathParameters.some(({ schema }) => schema["x-thing"]);

/** Finds operations whose path has a UUID without `x-thing`: no test would try another person's id there. */
export const findUnnamedIds = (operations: Operation[]): string[] =>
  operations
    .filter(
      ({ access, pathParameters }) =>
        access !== "admin" &&
        pathParameters.some(({ schema }) => schema.format === "uuid" && !schema["x-thing"]),
    )
    .map(({ route }) => route);

/** Lists every kind of thing that belongs to a person and is named in a path or a body. */
export const ownedKinds = (operations: Operation[]): string[] => [
  ...new Set(JSON.stringify(operations).match(/(?<="x-thing":")[\w ]+/g)),
];

const unknownSpotifyId = "0".repeat(22);

const idFor = ({ format, "x-thing": kind }: Schema, ids: OwnedIds): string =>
  (kind && ids[kind]) || (format === "uuid" ? randomUUID() : unknownSpotifyId);

/** Puts these ids into the example of a body. */
function insertIds(schema: Schema, example: unknown, ids: OwnedIds): unknown {
  if (schema["x-thing"] && typeof example === "string") return idFor(schema, ids);
  const [nullable] = schema.anyOf ?? [];
  if (nullable && example !== null) return insertIds(nullable, example, ids);
  if (Array.isArray(example)) return example.map(each => insertIds(schema.items ?? {}, each, ids));
  if (typeof example !== "object" || example === null) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [
      name,
      insertIds(schema.properties?.[name] ?? {}, value, ids),
    ]),
  );
}

/** Builds a valid request of an operation from these ids; ids of other kinds belong to nothing. */
export function requestOf({ method, template, isWrite, pathParameters, body }: Operation, ids: OwnedIds) {
  const path = pathParameters.reduce(
    (filled, { name, schema }) => filled.replace(`{${name}}`, idFor(schema, ids)),
    template,
  );
  const sent = method === "GET" ? {} : { body: body ? insertIds(body.schema, body.example, ids) : {} };
  return { method, path, isWrite, sent };
}

/** Builds a body for each field that can hold an id: this field names a foreign thing, required fields name own things. */
export function bodiesWithForeignIds({ body }: Operation, own: OwnedIds, foreign: OwnedIds) {
  if (!body) return [];
  const { required = [], properties = {} } = body.schema;
  const valid = insertIds(body.schema, body.example, own) as Record<string, unknown>;
  return Object.entries(properties).flatMap(([name, property]) => {
    const [nullable] = property.anyOf ?? [];
    const kind = property["x-thing"] ?? nullable?.["x-thing"];
    const itemKind = property.items?.["x-thing"];
    const id = foreign[kind ?? itemKind ?? ""];
    if (!id) return [];
    const requiredFields = Object.fromEntries(required.map(field => [field, valid[field]]));
    return [{ name, sent: { body: { ...requiredFields, [name]: itemKind ? [id] : id } } }];
  });
}
