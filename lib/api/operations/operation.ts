import type { z } from "zod";
import type { LimitName } from "@/lib/api/limits";
import type { ShareName } from "@/lib/api/shares";
import type { ErrorCode } from "@/lib/core/errors";

/** `session` and `admin` need a person who signed in; an API token is not enough. */
export type Access = "public" | "user" | "session" | "admin";

type Json<Schema extends z.ZodType = z.ZodType> = {
  kind: "json";
  status: 200 | 201 | 202;
  schema: Schema;
  example: z.output<Schema>;
  /** The URL of the created resource, for the Location header. */
  location: ((value: z.output<Schema>) => string) | undefined;
};
type JsonOrEmpty<Schema extends z.ZodType = z.ZodType> = {
  kind: "jsonOrEmpty";
  schema: Schema;
  example: z.output<Schema>;
  descriptions: { 200: string; 204: string };
};
type Empty = { kind: "empty" };
type Events = { kind: "events"; event: string; schema: z.ZodType; example: unknown };
type File = { kind: "file"; types: Record<string, z.ZodType> };
type Redirect = { kind: "redirect"; description: string };
export type Reply = Json | JsonOrEmpty | Empty | Events | File | Redirect;

/** The checks that run before a handler. */
export type Guard = {
  access: Access;
  /** Path parameters. An invalid value answers 404, because nothing can have this id. */
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  limit?: LimitName;
  /** Marks expensive work, of which each person has a limited amount in progress. */
  share?: ShareName;
  /** Passes the body to the handler as bytes. For bodies so large that parsing them would block other requests. */
  rawBody?: true;
  /** Media types of the body besides JSON. Their bytes are passed to the handler. */
  alsoAccepts?: readonly string[];
  /** Maximum size of the body in megabytes; 1 by default. */
  megabytes?: number;
  /** Marks an operation that takes files as a form (multipart/form-data), which its handler reads from the request. */
  upload?: { field: string; description: string };
  /** Marks a GET that changes something: it needs the scope `write`. */
  writes?: true;
};

/** An operation of the API. The guard of its route and the OpenAPI document are derived from it. */
export type Operation = Guard & {
  tag: string;
  /** A few words; `description` adds details in CommonMark. */
  summary: string;
  description?: string;
  /** An example of the body. */
  example?: unknown;
  reply: Reply;
  /** Error codes of this operation. The OpenAPI document adds the codes of the guard. */
  errors?: readonly ErrorCode[];
};

/** Operations by name, such as `GET /songs/{id}`. */
export type Operations = Record<string, Operation>;

/** Returns true if a request changes something. API tokens then need the scope `write`. */
export const isWriteRequest = (method: string, { writes }: Guard): boolean =>
  writes === true || !["GET", "HEAD"].includes(method);

/** Returns the name of the person's limit that a request counts against. */
export const limitNameOf = (method: string, guard: Guard): LimitName =>
  guard.limit ?? (isWriteRequest(method, guard) ? "write" : "read");

/** Returns true if a retry could repeat a change. Keys belong to a person, so public operations accept none. */
export const acceptsIdempotencyKey = (method: string, { access, writes }: Guard): boolean =>
  access !== "public" && (method === "POST" || writes === true);

type JsonOptions<Schema extends z.ZodType> = {
  example: z.output<Schema>;
  status?: 200 | 201 | 202;
  location?: (value: z.output<Schema>) => string;
};

/** Answers a value as JSON. */
export const json = <Schema extends z.ZodType>(
  schema: Schema,
  { example, status = 200, location }: JsonOptions<Schema>,
): Json<Schema> => ({ kind: "json", status, schema, example, location });

/** Answers 200 with a value as JSON, or 204 without a body if there is no value. */
export const jsonOrEmpty = <Schema extends z.ZodType>(
  schema: Schema,
  options: Pick<JsonOrEmpty<Schema>, "example" | "descriptions">,
): JsonOrEmpty<Schema> => ({ kind: "jsonOrEmpty", schema, ...options });

/** Answers 204 without a body. */
export const empty: Empty = { kind: "empty" };

/** Answers with a stream of server-sent events that have one name and JSON data. */
export const events = <Schema extends z.ZodType>(
  event: string,
  schema: Schema,
  example: z.output<Schema>,
): Events => ({ kind: "events", event, schema, example });

/** Answers with a file in one of these media types. */
export const file = (types: Record<string, z.ZodType>): File => ({ kind: "file", types });

/** Answers 302. */
export const redirect = (description: string): Redirect => ({ kind: "redirect", description });

/** The return type of a handler: the value for JSON, anything for an empty reply, otherwise a Response. */
export type ResultOf<R> =
  R extends Json<infer Schema>
    ? z.output<Schema>
    : R extends JsonOrEmpty<infer Schema>
      ? z.output<Schema> | undefined
      : R extends Empty
        ? unknown
        : Response;
