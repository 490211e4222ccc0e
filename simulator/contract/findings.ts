import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { Description } from "./description";
import { descriptionId, type Schema } from "./strict-schema";

/** A reply that was really received, and the operation it belongs to. */
export type Received = {
  /** in the words of the description: `GET /playlists/{playlist_id}` */
  operation: string;
  status: number;
  contentType: string | null;
  text: string;
};

/** One way in which a reply is not what Spotify's description says, in words that stay the same from run to run. */
export type Finding = {
  where: string;
  what: string;
};

export class ContractChecker {
  private readonly ajv = new Ajv({ allErrors: true, strict: false, discriminator: true, verbose: true });
  private readonly validators = new Map<string, ValidateFunction>();
  /** Where each schema stands: ajv itself only tells the way from the nearest reference. */
  private readonly places = new Map<unknown, string>();

  constructor(private readonly description: Description) {
    addFormats.default(this.ajv);
    this.ajv.addSchema({ components: { schemas: description.schemas } }, descriptionId);
    for (const [name, schema] of Object.entries(description.schemas)) this.remember(schema, name);
  }

  check({ operation, status, contentType, text }: Received): Finding[] {
    const where = `${operation} ${status}`;
    const described = this.description.reply(operation, status);
    if (!described) return [{ where, what: "status not described" }];
    const schema = described.content?.["application/json"]?.schema;
    if (!schema) return text === "" ? [] : [{ where, what: "body not described" }];
    if (!contentType?.startsWith("application/json")) return [{ where, what: `is ${contentType}` }];
    const validate = this.validatorOf(where, schema);
    validate(JSON.parse(text));
    return distinct((validate.errors ?? []).map(error => this.toFinding(error)));
  }

  private validatorOf(where: string, schema: Schema): ValidateFunction {
    const known = this.validators.get(where);
    if (known) return known;
    const made = this.description.strict(schema);
    this.remember(made, where);
    const validator = this.ajv.compile(made);
    this.validators.set(where, validator);
    return validator;
  }

  private remember(schema: Schema, place: string): void {
    this.places.set(schema, place);
    for (const [key, value] of Object.entries(schema.properties ?? {}))
      this.remember(value, `${place}.${key}`);
    if (schema.items) this.remember(schema.items, `${place}[]`);
    for (const each of schema.oneOf ?? []) this.remember(each, place);
  }

  /** Named by the schema and not by the place in the reply, since the same object stands in many replies. */
  private toFinding({ parentSchema, keyword, params, message, data }: ErrorObject): Finding {
    const where = this.places.get(parentSchema) ?? "an unknown place";
    if (keyword === "required") return { where, what: `lacks ${params.missingProperty}` };
    if (keyword === "additionalProperties") return { where, what: `has ${params.additionalProperty}` };
    return { where, what: data === null ? "is null" : (message ?? keyword) };
  }
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map(finding => [`${finding.where} ${finding.what}`, finding])).values()];
}
