import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { type ApiDescription, strictSchemas } from "./api-description";
import { descriptionId, type Schema, toStrictSchema } from "./strict-schema";

/** A reply from the simulator and the operation that it answers. */
export type ReceivedReply = {
  /** The name in the description: `GET /playlists/{playlist_id}`. */
  operation: string;
  status: number;
  contentType: string | null;
  text: string;
};

/** One difference between a reply and Spotify's description. The wording is the same in every run. */
export type Finding = {
  /** An operation with a status, such as `GET /me 404`, or a schema, such as `TrackObject.id`. */
  where: string;
  /** The difference, such as `lacks is_playable`. */
  what: string;
};

/** Checks replies against Spotify's description. */
export class ContractChecker {
  private readonly ajv = new Ajv({ allErrors: true, strict: false, discriminator: true, verbose: true });
  private readonly validators = new Map<string, ValidateFunction>();
  /** The path of each schema; ajv itself only reports the path from the nearest reference. */
  private readonly paths = new Map<unknown, string>();

  constructor(private readonly description: ApiDescription) {
    addFormats.default(this.ajv);
    const schemas = strictSchemas(description);
    this.ajv.addSchema({ components: { schemas } }, descriptionId);
    for (const [name, schema] of Object.entries(schemas)) this.rememberPath(schema, name);
  }

  check({ operation, status, contentType, text }: ReceivedReply): Finding[] {
    const where = `${operation} ${status}`;
    const schema = this.description.operations[operation]?.replies[status];
    if (schema === undefined) return [{ where, what: "status not described" }];
    if (schema === null) return text === "" ? [] : [{ where, what: "body not described" }];
    if (!contentType?.startsWith("application/json")) return [{ where, what: `is ${contentType}` }];
    const validate = this.validatorOf(where, schema);
    validate(JSON.parse(text));
    return deduplicate((validate.errors ?? []).map(error => this.toFinding(error)));
  }

  private validatorOf(where: string, schema: Schema): ValidateFunction {
    const cached = this.validators.get(where);
    if (cached) return cached;
    const strict = toStrictSchema(schema, this.description.schemas);
    this.rememberPath(strict, where);
    const validator = this.ajv.compile(strict);
    this.validators.set(where, validator);
    return validator;
  }

  private rememberPath(schema: Schema, path: string): void {
    this.paths.set(schema, path);
    for (const [key, value] of Object.entries(schema.properties ?? {}))
      this.rememberPath(value, `${path}.${key}`);
    if (schema.items) this.rememberPath(schema.items, `${path}[]`);
    for (const part of schema.oneOf ?? []) this.rememberPath(part, path);
  }

  /** Names the schema instead of the position in the reply, because many replies contain the same object. */
  private toFinding({ parentSchema, keyword, params, message, data }: ErrorObject): Finding {
    const where = this.paths.get(parentSchema) ?? "an unknown schema";
    if (keyword === "required") return { where, what: `lacks ${params.missingProperty}` };
    if (keyword === "additionalProperties") return { where, what: `has ${params.additionalProperty}` };
    return { where, what: data === null ? "is null" : (message ?? keyword) };
  }
}

function deduplicate(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map(finding => [formatFinding(finding), finding])).values()];
}

export function formatFinding({ where, what }: Finding): string {
  return `${where}: ${what}`;
}
