import { z } from "zod";
import { sessionCookieName } from "@/lib/api/auth/session-cookie";
import { limits } from "@/lib/api/limits";
import { allOperations } from "@/lib/api/operations";
import {
  limitOf,
  type Operation,
  type Reply,
  takesIdempotencyKey,
  writesOf,
} from "@/lib/api/operations/operation";
import { errorMessages } from "@/lib/core/error-messages";
import type { ErrorCode } from "@/lib/core/errors";
import { problem } from "@/lib/schemas/common";
import packageFile from "@/package.json";

type Json = Record<string, unknown>;
type Components = Record<string, unknown>;

const tags: Record<string, string> = {
  Accounts: "People and signing in.",
  "API tokens": "Keys for outside programs.",
  "Spotify connection": "A person's own developer app, and what Spotify granted to it.",
  Imports: "Bringing a Spotify library here, and following how far it is.",
  Songs: "The songs of the library.",
  "Liked songs": "The songs that are liked, here and on Spotify.",
  History: "What was played.",
  Catalogue: "Search, albums and artists.",
  Playlists: "Lists of songs. Edits of one from Spotify are written to Spotify as well.",
  "Playlist versions": "What playlists held before they were changed, and the way back.",
  Shuffle: "Orders in which artists are spread and nothing comes twice in a set.",
  Player: "What plays on Spotify, and commands for it.",
  "Export and import": "The library as a file.",
  Administration: "For admins of this instance only.",
  About: "This document.",
};

const introduction = `The API that Tonearm's own screens use. The [guide](/docs/api) tells of tokens, pages of lists,
errors, limits and retries, and live events.`;

/** zod's own bounds of integers, and patterns that say again what the format says: noise for a reader. */
function tidy({ jsonSchema }: { jsonSchema: Json }) {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.format) delete jsonSchema.pattern;
  // Later versions may answer more: a program passes over what it does not know.
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

/** A schema as JSON Schema; those that have a name are put into `components` and referred to. */
function schemaOf(schema: z.ZodType, io: "input" | "output", components: Components): Json {
  const made = z.toJSONSchema(schema, { io, override: tidy, unrepresentable: "any" }) as Json;
  const moved = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
  const { $defs = {}, $schema: _, id, ...rest } = moved;
  const named = { ...($defs as Components), ...(typeof id === "string" ? { [id]: rest } : {}) };
  for (const [name, value] of Object.entries(named)) {
    const { id: _, ...component } = value as Json;
    if (name in components && JSON.stringify(components[name]) !== JSON.stringify(component))
      throw new Error(`Two schemas of the API are called ${name}`);
    components[name] = component;
  }
  return typeof id === "string" ? { $ref: `#/components/schemas/${id}` } : rest;
}

/** Headers of replies that have components of their own. */
const headers = {
  "X-Request-Id": {
    description: "Names this request in the server's log.",
    schema: { type: "string", format: "uuid" },
  },
  "RateLimit-Policy": {
    description: 'The limits that the request counted for, such as `"read";q=1200;w=60`.',
    schema: { type: "string" },
  },
  RateLimit: {
    description:
      'What remains of them, and the seconds until they are whole again, such as `"read";r=1199;t=42`.',
    schema: { type: "string" },
  },
  "Idempotency-Replayed": {
    description: "`true` when this is the reply that an earlier request with the same Idempotency-Key got.",
    schema: { const: "true" },
  },
  "Retry-After": { description: "Seconds to wait.", schema: { type: "integer", minimum: 1 } },
};
const headerRefs = (...names: (keyof typeof headers)[]) =>
  Object.fromEntries(names.map(name => [name, { $ref: `#/components/headers/${name}` }]));
const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" },
  example: "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
};
const everyReply = headerRefs("X-Request-Id", "RateLimit-Policy", "RateLimit");

function successOf(reply: Reply, components: Components): [status: string, response: Json] {
  switch (reply.kind) {
    case "json": {
      const schema = schemaOf(reply.schema, "output", components);
      const location = {
        Location: {
          description: "Where it can be asked for.",
          schema: { type: "string", format: "uri-reference" },
        },
      };
      return [
        String(reply.status),
        {
          description: { 200: "Done.", 201: "Made.", 202: "Accepted; it goes on in the background." }[
            reply.status
          ],
          headers: { ...everyReply, ...(reply.location && location) },
          content: { "application/json": { schema, example: reply.example } },
        },
      ];
    }
    case "empty":
      return ["204", { description: "Done; there is nothing to tell.", headers: everyReply }];
    case "events": {
      const data = schemaOf(reply.schema, "output", components);
      return [
        "200",
        {
          description: `A stream of events named \`${reply.event}\`.`,
          headers: everyReply,
          content: {
            "text/event-stream": {
              schema: {
                type: "string",
                contentMediaType: "text/event-stream",
                contentSchema: {
                  type: "object",
                  properties: { event: { const: reply.event }, data },
                  required: ["event", "data"],
                },
              },
              example: `event: ${reply.event}\ndata: ${JSON.stringify(reply.example)}\n\n`,
            },
          },
        },
      ];
    }
    case "file": {
      const content = Object.fromEntries(
        Object.entries(reply.types).map(([type, schema]) => [
          type,
          { schema: schemaOf(schema, "output", components) },
        ]),
      );
      const disposition = { description: "The name of the file.", schema: { type: "string" } };
      return [
        "200",
        { description: "The file.", headers: { ...everyReply, "Content-Disposition": disposition }, content },
      ];
    }
    case "redirect": {
      const location = { description: reply.description, schema: { type: "string", format: "uri" } };
      return ["302", { description: reply.description, headers: { ...everyReply, Location: location } }];
    }
  }
}

const methodOf = (name: string) => name.split(" ")[0] ?? "";

/** The refusals that an operation can answer: its own and those that its description brings with it. */
function refusalsOf(name: string, operation: Operation): ErrorCode[] {
  const { access, params, query, body, errors = [] } = operation;
  return [
    ...new Set<ErrorCode>([
      "bad_request",
      ...(query || body ? (["validation_failed"] as const) : []),
      ...(body ? (["body_too_large", "unsupported_media_type"] as const) : []),
      ...(access === "public" ? [] : (["not_signed_in", "not_allowed", "cross_site_request"] as const)),
      ...(params || body ? (["not_found"] as const) : []),
      "too_many_requests",
      ...(takesIdempotencyKey(methodOf(name), operation)
        ? (["idempotency_key_reused", "idempotency_key_in_use"] as const)
        : []),
      ...errors,
    ]),
  ];
}

/** The refusals by status; an operation says which codes they can have. */
function problemResponses(codes: ErrorCode[]): Json {
  const statuses = [...new Set(codes.map(code => errorMessages[code].status))].sort();
  const responses = statuses.map(status => {
    const of = codes.filter(code => errorMessages[code].status === status);
    return [
      status,
      {
        $ref: `#/components/responses/${problemName(status)}`,
        description: of.map(code => `\`${code}\`: ${errorMessages[code].title}.`).join(" "),
      },
    ];
  });
  return { ...Object.fromEntries(responses), "500": { $ref: "#/components/responses/Problem500" } };
}

const problemName = (status: number) => `Problem${status}`;

function problemComponents(): Json {
  const codes = allOperations.flatMap(([name, operation]) => refusalsOf(name, operation));
  const statuses = [...new Set(codes.map(code => errorMessages[code].status))].sort();
  return Object.fromEntries(
    [...statuses, 500].map(status => [
      problemName(status),
      {
        description:
          status === 500 ? "`internal_error`: Not foreseen; it was logged." : "Refused; `code` says why.",
        headers: { ...everyReply, ...([409, 429, 503].includes(status) && headerRefs("Retry-After")) },
        content: {
          "application/problem+json": {
            schema: {
              allOf: [{ $ref: "#/components/schemas/Problem" }],
              properties: { status: { const: status } },
            },
          },
        },
      },
    ]),
  );
}

function parametersOf(name: string, operation: Operation, components: Components): Json[] {
  const part = (place: "path" | "query", schema: z.ZodObject | undefined) => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, "input", components);
    return Object.entries(properties as Record<string, Json>).map(([name, { description, ...rest }]) => ({
      name,
      in: place,
      ...(place === "path" || (required as string[]).includes(name) ? { required: true } : {}),
      ...(description ? { description } : {}),
      schema: rest,
    }));
  };
  return [
    ...part("path", operation.params),
    ...part("query", operation.query),
    ...(takesIdempotencyKey(methodOf(name), operation)
      ? [{ $ref: "#/components/parameters/IdempotencyKey" }]
      : []),
  ];
}

function securityOf(name: string, operation: Operation): Json[] {
  const scope = writesOf(methodOf(name), operation) ? "write" : "read";
  switch (operation.access) {
    case "public":
      return [];
    case "session":
      return [{ signInToken: [] }, { sessionCookie: [] }];
    case "admin":
      return [{ signInToken: ["admin"] }, { apiToken: [scope, "admin"] }, { sessionCookie: ["admin"] }];
    case "user":
      return [{ signInToken: [] }, { apiToken: [scope] }, { sessionCookie: [] }];
  }
}

/** `POST /playlists/{id}/tracks` is called postPlaylistsByIdTracks. */
const operationId = (name: string) =>
  name
    .toLowerCase()
    .replace(/\{(\w+)\}/g, "by-$1")
    .replace(/[^a-z]+(\w)/g, (_, letter: string) => letter.toUpperCase());

function operationOf(name: string, operation: Operation, components: Components): Json {
  const { tag, summary, description, body, example } = operation;
  const [status, success] = successOf(operation.reply, components);
  if (takesIdempotencyKey(methodOf(name), operation))
    success.headers = { ...(success.headers as Json), ...headerRefs("Idempotency-Replayed") };
  const refusals = refusalsOf(name, operation);
  const parameters = parametersOf(name, operation, components);
  return {
    operationId: operationId(name),
    tags: [tag],
    summary,
    ...(description && { description }),
    security: securityOf(name, operation),
    "x-rate-limits": [limitOf(methodOf(name), operation), "address"],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: !schemaTakesNothing(body),
        content: { "application/json": { schema: schemaOf(body, "input", components), example } },
      },
    }),
    responses: { [status]: success, ...problemResponses(refusals) },
    "x-error-codes": refusals,
  };
}

/** A body that may be left out counts as `{}`. */
const schemaTakesNothing = (schema: z.ZodType) => schema.safeParse({}).success;

function make() {
  const components: Components = {};
  schemaOf(problem, "output", components);
  const paths: Record<string, Json> = {};
  for (const [name, operation] of allOperations) {
    const [method = "", path = ""] = name.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(name, operation, components) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Tonearm",
      version: packageFile.version,
      description: introduction,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api/v1", description: "This instance" }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        signInToken: {
          type: "http",
          scheme: "bearer",
          description: "The `accessToken` of `POST /auth/login`: everything that its person may do.",
        },
        apiToken: {
          type: "http",
          scheme: "bearer",
          description: "A token that a person made for a program, with the scopes `read`, `write` or both.",
        },
        sessionCookie: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookieName(),
          description:
            "The cookie of a browser that is signed in. Writes are taken from this instance's own pages only.",
        },
      },
      parameters: { IdempotencyKey: idempotencyKey },
      responses: problemComponents(),
      headers,
      schemas: components,
    },
    "x-rate-limits": limits,
  };
}

let made: ReturnType<typeof make> | undefined;

/** The document of the API, OpenAPI 3.1, made once from the table of operations that guards the routes. */
export function openApiDocument(): ReturnType<typeof make> {
  made ??= make();
  return made;
}
