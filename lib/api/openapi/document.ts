import { sessionCookieName } from "@/lib/api/auth/session-cookie";
import { limits } from "@/lib/api/limits";
import { allOperations, methodOf } from "@/lib/api/operations";
import { isWriteRequest, limitNameOf, type Operation } from "@/lib/api/operations/operation";
import { problem } from "@/lib/schemas/common";
import packageFile from "@/package.json";
import { responseHeaders } from "./headers";
import { idempotencyKey, parametersOf } from "./parameters";
import { errorCodesOf, problemResponses } from "./problems";
import { responsesOf } from "./responses";
import { type Json, toJsonSchema } from "./schemas";

const tags: Record<string, string> = {
  Accounts: "Accounts, sign-in and sign-ins.",
  "API tokens": "Tokens for other programs.",
  "Spotify connection": "A person's own developer app and its connection to Spotify.",
  Imports: "Imports of the Spotify library, and their progress.",
  Songs: "The songs of the library.",
  "Liked songs": "The liked songs, here and on Spotify.",
  History: "The songs that were played.",
  Statistics: "Figures about what you heard, which nobody else sees.",
  Recommendations: "Songs of the library to play next, which nobody else sees.",
  Catalog: "Search, albums and artists.",
  Playlists: "Playlists and their items. Changes to a Spotify playlist are made on Spotify as well.",
  "Playlist versions": "Earlier contents of playlists, and how to restore them.",
  Shuffle: "Shuffle sessions. A set plays every song once and keeps the songs of an artist apart.",
  Player: "Spotify's player: its state, and commands for it.",
  Queue: "Your own queue, which Tonearm keeps and feeds to Spotify song by song.",
  "Export and import": "The library as a file.",
  Administration: "For admins of this instance only.",
  About: "This document.",
};

const introduction = `The API that Tonearm's own screens use. The [guide](/docs/api) explains tokens, pages of lists,
errors, limits, retries and live events.`;

const securitySchemes = () => ({
  signInToken: {
    type: "http",
    scheme: "bearer",
    description: "The `accessToken` of `POST /auth/login`. It may do everything that its person may do.",
  },
  apiToken: {
    type: "http",
    scheme: "bearer",
    description: "An API token of a person, with the scopes `read`, `write` or both.",
  },
  sessionCookie: {
    type: "apiKey",
    in: "cookie",
    name: sessionCookieName(),
    description: "The session cookie of a browser. Writes must come from this instance's own pages.",
  },
});

function securityOf(name: string, operation: Operation): Json[] {
  const scope = isWriteRequest(methodOf(name), operation) ? "write" : "read";
  switch (operation.access) {
    case "public":
      return [];
    case "session":
      return [{ signInToken: [] }, { sessionCookie: [] }];
    case "admin":
      return [{ signInToken: ["admin"] }, { sessionCookie: ["admin"] }];
    case "user":
      return [{ signInToken: [] }, { apiToken: [scope] }, { sessionCookie: [] }];
  }
}

/** Turns `POST /playlists/{id}/tracks` into `postPlaylistsByIdTracks`. */
const operationIdOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/\{(\w+)\}/g, "by-$1")
    .replace(/[^a-z]+(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The schema of a form with several files. */
const formSchema = ({ field, description }: NonNullable<Operation["upload"]>): Json => ({
  type: "object",
  required: [field],
  properties: { [field]: { type: "array", description, items: { type: "string", format: "binary" } } },
});

function describeOperation(name: string, operation: Operation, components: Json): Json {
  const { tag, summary, description, body, example, upload, alsoAccepts = [] } = operation;
  const responses = responsesOf(name, operation, components);
  const parameters = parametersOf(name, operation, components);
  return {
    operationId: operationIdOf(name),
    tags: [tag],
    summary,
    ...(description && { description }),
    security: securityOf(name, operation),
    "x-rate-limits": [limitNameOf(methodOf(name), operation), "address"],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        // An omitted body counts as `{}`.
        required: !body.safeParse({}).success,
        content: {
          "application/json": { schema: toJsonSchema(body, "input", components), example },
          ...Object.fromEntries(
            alsoAccepts.map(type => [type, { schema: { type: "string", format: "binary" } }]),
          ),
        },
      },
    }),
    ...(upload && {
      requestBody: { required: true, content: { "multipart/form-data": { schema: formSchema(upload) } } },
    }),
    responses,
    "x-error-codes": errorCodesOf(name, operation),
  };
}

function createDocument() {
  const schemas: Json = {};
  toJsonSchema(problem, "output", schemas);
  const paths: Record<string, Json> = {};
  for (const [name, operation] of allOperations) {
    const [method = "", path = ""] = name.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(name, operation, schemas) };
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
      securitySchemes: securitySchemes(),
      parameters: { IdempotencyKey: idempotencyKey },
      responses: problemResponses(),
      headers: responseHeaders,
      schemas,
    },
    "x-rate-limits": limits,
  };
}

let document: ReturnType<typeof createDocument> | undefined;

/** Returns the OpenAPI 3.1 document, generated once from the operations that also guard the routes. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  document ??= createDocument();
  return document;
}
