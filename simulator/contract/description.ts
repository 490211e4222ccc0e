import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { type Schema, strict } from "./strict-schema";

/** Kept beside the repository, not in it: github sonallux/spotify-web-api, Spotify's own with its slips mended. */
const File = fileURLToPath(
  new URL("../../../shared/spotify-openapi/fixed-spotify-open-api.yml", import.meta.url),
);

export const hasDescription = existsSync(File);

export type DescribedReply = {
  content?: Record<string, { schema: Schema }>;
};

type Operation = {
  deprecated?: boolean;
  responses: Record<string, { $ref: string } | DescribedReply>;
};

type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, DescribedReply>; schemas: Record<string, Schema> };
};

/** Spotify's OpenAPI description: which replies an operation has, and the schemas made strict. */
export class Description {
  private readonly document: Document;
  readonly schemas: Record<string, Schema>;

  constructor() {
    this.document = parse(readFileSync(File, "utf8")) as Document;
    this.schemas = Object.fromEntries(
      Object.entries(this.document.components.schemas).map(([name, schema]) => [name, this.strict(schema)]),
    );
  }

  /** Those that are not deprecated: what Development Mode kept in February 2026, as it happens. */
  operations(): string[] {
    return Object.entries(this.document.paths)
      .flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([, operation]) => operation.responses && !operation.deprecated)
          .map(([method]) => `${method.toUpperCase()} ${path}`),
      )
      .sort();
  }

  /** The reply that is described for `GET /albums/{id}` and a status; undefined when there is none. */
  reply(operation: string, status: number): DescribedReply | undefined {
    const [method = "", path = ""] = operation.split(" ");
    const found = this.document.paths[path]?.[method.toLowerCase()];
    if (!found) throw new Error(`Spotify's description has no ${operation}`);
    const described = found.responses[String(status)];
    if (!described || !("$ref" in described)) return described;
    return this.document.components.responses[described.$ref.replace("#/components/responses/", "")];
  }

  strict(schema: Schema): Schema {
    return strict(schema, ref => {
      const found = this.document.components.schemas[ref.replace("#/components/schemas/", "")];
      if (!found) throw new Error(`Spotify's description has no ${ref}`);
      return found;
    });
  }
}
