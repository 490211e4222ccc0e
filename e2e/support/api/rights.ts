import { randomUUID } from "node:crypto";
import type { Method } from "./people";

/** Ids by what they are ids of: `x-thing` in the API's document names it. */
export type Things = Record<string, string>;

type Schema = {
  "x-thing"?: string;
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
};
type Parameter = { name: string; in: "path" | "query"; schema: Schema };
type Described = {
  security: Record<string, string[]>[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: { "application/json": { schema: Schema; example: unknown } } };
};
export type Document = { paths: Record<string, Record<string, Described>> };

export type Right = {
  /** `METHOD /path/{id}`, as the document has it. */
  route: string;
  method: Method;
  template: string;
  /** Anybody may ask; everything else is for people who are signed in, `session` only for themselves, not their tokens. */
  access: "public" | "user" | "session" | "admin";
  isWrite: boolean;
  pathParameters: Parameter[];
  /** A body that can be sent, and its schema. */
  body: { schema: Schema; example: unknown } | undefined;
};

function accessOf(security: Described["security"]): Right["access"] {
  if (security.length === 0) return "public";
  if (security.some(({ signInToken }) => signInToken?.includes("admin"))) return "admin";
  return security.some(({ apiToken }) => apiToken) ? "user" : "session";
}

/** Who may do what, from the document of the API: every operation that it has, and those to come. */
export function rightsOf({ paths }: Document): Right[] {
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
          (given): given is Parameter => "in" in given && given.in === "path",
        ),
        body: requestBody?.content["application/json"],
      };
    }),
  );
}

export const readRights = async (url: string): Promise<Right[]> =>
  rightsOf((await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Document);

/** Whether the path names something that belongs to somebody. */
export const isOwned = ({ pathParameters, access }: Right) =>
  access !== "admin" && pathParameters.some(({ schema }) => schema["x-thing"]);

/** Operations whose path has an id of ours that does not say of what: nobody would try it with somebody else's. */
export const withUnnamedIds = (rights: Right[]): string[] =>
  rights
    .filter(
      ({ access, pathParameters }) =>
        access !== "admin" &&
        pathParameters.some(({ schema }) => schema.format === "uuid" && !schema["x-thing"]),
    )
    .map(({ route }) => route);

/** Every kind of thing that belongs to somebody and is named in a path or a body. */
export const kindsOf = (rights: Right[]): string[] => [
  ...new Set(JSON.stringify(rights).match(/(?<="x-thing":")\w+/g)),
];

/** An id that Spotify does not know. */
const unknownToSpotify = "0".repeat(22);

const idFor = ({ format, "x-thing": thing }: Schema, things: Things): string =>
  (thing && things[thing]) || (format === "uuid" ? randomUUID() : unknownToSpotify);

/** An example with the ids of these things in it. */
export function withThings(schema: Schema, example: unknown, things: Things): unknown {
  if (schema["x-thing"] && typeof example === "string") return idFor(schema, things);
  const [nullable] = schema.anyOf ?? [];
  if (nullable && example !== null) return withThings(nullable, example, things);
  if (Array.isArray(example)) return example.map(each => withThings(schema.items ?? {}, each, things));
  if (typeof example !== "object" || example === null) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [
      name,
      withThings(schema.properties?.[name] ?? {}, value, things),
    ]),
  );
}

/** A right's method and its path and body with real ids in them. */
export function requestOf({ method, template, isWrite, pathParameters, body }: Right, things: Things) {
  const path = pathParameters.reduce(
    (address, { name, schema }) => address.replace(`{${name}}`, idFor(schema, things)),
    template,
  );
  const sent = method === "GET" ? {} : { body: body ? withThings(body.schema, body.example, things) : {} };
  return { method, path, isWrite, sent };
}

/**
 * For each id that a body can have, a request in which this one is of `foreign` and everything else of `own`.
 */
export function foreignBodies(right: Right, own: Things, foreign: Things) {
  const { schema, example } = right.body ?? {};
  if (!schema) return [];
  const { required = [], properties = {} } = schema;
  const mine = withThings(schema, example, own) as Record<string, unknown>;
  return Object.entries(properties).flatMap(([name, property]) => {
    const [nullable] = property.anyOf ?? [];
    const thing = property["x-thing"] ?? nullable?.["x-thing"];
    const each = property.items?.["x-thing"];
    const id = foreign[thing ?? each ?? ""];
    if (!id) return [];
    const needed = Object.fromEntries(required.map(field => [field, mine[field]]));
    return [{ name, sent: { body: { ...needed, [name]: each ? [id] : id } } }];
  });
}
