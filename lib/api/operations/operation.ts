import type { z } from "zod";
import type { LimitName } from "@/lib/api/limits";
import type { ErrorCode } from "@/lib/core/errors";

/** `session`: somebody who signed in themselves; an API token is not enough. */
export type Access = "public" | "user" | "session" | "admin";

type Json<Schema extends z.ZodType = z.ZodType> = {
  kind: "json";
  status: 200 | 201 | 202;
  schema: Schema;
  example: z.output<Schema>;
  /** Where what was made can be asked for. */
  location: ((value: z.output<Schema>) => string) | undefined;
};
type Empty = { kind: "empty" };
type Events = { kind: "events"; event: string; schema: z.ZodType; example: unknown };
type File = { kind: "file"; types: Record<string, z.ZodType> };
type Redirect = { kind: "redirect"; description: string };
export type Reply = Json | Empty | Events | File | Redirect;

/** What is checked before a route does its work. */
export type Guard = {
  access: Access;
  /** Parts of the path. What does not fit them cannot exist: 404. */
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  limit?: LimitName;
  /** The most that the body may have, in megabytes; by default one. */
  megabytes?: number;
  /** A GET that changes something: a token that may only read is not enough. */
  writes?: true;
};

/** One operation of the API: its route is guarded by this description, and the document of the API is made from it. */
export type Operation = Guard & {
  tag: string;
  /** A few words; `description` says what they leave open, in CommonMark. */
  summary: string;
  description?: string;
  /** A body that can be sent. */
  example?: unknown;
  reply: Reply;
  /** The refusals that are particular to it; those that every route can give need no mention. */
  errors?: readonly ErrorCode[];
};

/** `METHOD /path/{id}` and what it is. */
export type Operations = Record<string, Operation>;

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

/** Answers 204 without a body. */
export const empty: Empty = { kind: "empty" };

/** Answers with a stream of server-sent events, all of one name, whose data is JSON. */
export const events = <Schema extends z.ZodType>(
  event: string,
  schema: Schema,
  example: z.output<Schema>,
): Events => ({ kind: "events", event, schema, example });

/** Answers with a file in one of these types. */
export const file = (types: Record<string, z.ZodType>): File => ({ kind: "file", types });

/** Answers 302. */
export const redirect = (description: string): Redirect => ({ kind: "redirect", description });

/** What the handler of an operation gives back: data, anything where nothing is answered, otherwise a Response. */
export type ResultOf<R> =
  R extends Json<infer Schema> ? z.output<Schema> : R extends Empty ? unknown : Response;
