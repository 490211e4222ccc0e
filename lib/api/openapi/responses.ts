import { methodOf } from "@/lib/api/operations";
import { acceptsIdempotencyKey, type Operation, type Reply } from "@/lib/api/operations/operation";
import { commonHeaders, headerRefs } from "./headers";
import { errorCodesOf, problemRefs } from "./problems";
import { type Json, toJsonSchema } from "./schemas";

const descriptions = {
  200: "Success.",
  201: "Created.",
  202: "Accepted. The work continues in the background.",
};

function successResponses(reply: Reply, components: Json): Record<string, Json> {
  switch (reply.kind) {
    case "json": {
      const schema = toJsonSchema(reply.schema, "output", components);
      const location = {
        Location: {
          description: "The URL of the created resource.",
          schema: { type: "string", format: "uri-reference" },
        },
      };
      return {
        [reply.status]: {
          description: descriptions[reply.status],
          headers: { ...commonHeaders, ...(reply.location && location) },
          content: { "application/json": { schema, example: reply.example } },
        },
      };
    }
    case "jsonOrEmpty": {
      const schema = toJsonSchema(reply.schema, "output", components);
      return {
        200: {
          description: reply.descriptions[200],
          headers: { ...commonHeaders },
          content: { "application/json": { schema, example: reply.example } },
        },
        204: { description: reply.descriptions[204], headers: { ...commonHeaders } },
      };
    }
    case "empty":
      return { 204: { description: "Success, without a body.", headers: commonHeaders } };
    case "events": {
      const data = toJsonSchema(reply.schema, "output", components);
      const event = {
        type: "object",
        properties: { event: { const: reply.event }, data },
        required: ["event", "data"],
      };
      const schema = { type: "string", contentMediaType: "text/event-stream", contentSchema: event };
      const example = `event: ${reply.event}\ndata: ${JSON.stringify(reply.example)}\n\n`;
      return {
        200: {
          description: `A stream of events named \`${reply.event}\`.`,
          headers: commonHeaders,
          content: { "text/event-stream": { schema, example } },
        },
      };
    }
    case "file": {
      const content = Object.fromEntries(
        Object.entries(reply.types).map(([type, schema]) => [
          type,
          { schema: toJsonSchema(schema, "output", components) },
        ]),
      );
      const disposition = { description: "The name of the file.", schema: { type: "string" } };
      const headers = { ...commonHeaders, "Content-Disposition": disposition };
      return { 200: { description: "The file.", headers, content } };
    }
    case "redirect": {
      const location = { description: reply.description, schema: { type: "string", format: "uri" } };
      const headers = { ...commonHeaders, Location: location };
      return { 302: { description: reply.description, headers } };
    }
  }
}

/** Returns the responses of an operation by status. */
export function responsesOf(name: string, operation: Operation, components: Json): Json {
  const responses = successResponses(operation.reply, components);
  if (acceptsIdempotencyKey(methodOf(name), operation))
    for (const response of Object.values(responses))
      response.headers = { ...(response.headers as Json), ...headerRefs("Idempotency-Replayed") };
  return { ...responses, ...problemRefs(errorCodesOf(name, operation)) };
}
