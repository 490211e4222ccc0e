import { readFileSync } from "node:fs";
import { type Schema, toStrictSchema } from "./strict-schema";

/** A parameter of an operation, without its prose. */
export type Parameter = { name: string; in: string; required: boolean; schema: Schema };

export type Operation = {
  parameters: Parameter[];
  /** The JSON schema of each described status; null where the reply has no JSON body. */
  replies: Record<string, Schema | null>;
};

/** The facts of Spotify's OpenAPI description that replies are checked against. */
export type ApiDescription = {
  source: { name: string; url: string; license: string; version: string };
  /** Operations by method and path, such as `GET /playlists/{playlist_id}`. Deprecated operations are left out. */
  operations: Record<string, Operation>;
  schemas: Record<string, Schema>;
};

/** Written by `update-description.ts`. */
export const descriptionPath = new URL("spotify-api.json", import.meta.url);

export function readApiDescription(): ApiDescription {
  return JSON.parse(readFileSync(descriptionPath, "utf8")) as ApiDescription;
}

/** Returns all schemas in their strict form. */
export function strictSchemas({ schemas }: ApiDescription): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, toStrictSchema(schema, schemas)]),
  );
}
