import { allOperations, methodOf } from "@/lib/api/operations";
import { acceptsIdempotencyKey, type Operation } from "@/lib/api/operations/operation";
import { errorStatuses } from "@/lib/core/error-statuses";
import { errorTitle } from "@/lib/core/error-words";
import type { ErrorCode } from "@/lib/core/errors";
import { commonHeaders, headerRefs } from "./headers";
import type { Json } from "./schemas";

/** Lists the error codes that an operation can return: its own codes and the codes of its guard. */
export function errorCodesOf(name: string, operation: Operation): ErrorCode[] {
  const { access, params, query, body, upload, errors = [] } = operation;
  return [
    ...new Set<ErrorCode>([
      "bad_request",
      ...(query || body ? (["validation_failed"] as const) : []),
      ...(body || upload ? (["body_too_large", "unsupported_media_type"] as const) : []),
      ...(access === "public" ? [] : (["not_signed_in", "not_allowed", "cross_site_request"] as const)),
      ...(params || body ? (["not_found"] as const) : []),
      "too_many_requests",
      "database_unavailable",
      ...(acceptsIdempotencyKey(methodOf(name), operation)
        ? (["idempotency_key_reused", "idempotency_key_in_use"] as const)
        : []),
      ...errors,
    ]),
  ];
}

const statusesOf = (codes: ErrorCode[]) => [...new Set(codes.map(code => errorStatuses[code]))].sort();
const problemName = (status: number) => `Problem${status}`;

function problemRef(status: number, codes: ErrorCode[]): Json {
  const description = codes
    .filter(code => errorStatuses[code] === status)
    .map(code => `\`${code}\`: ${errorTitle("en", code)}.`)
    .join(" ");
  return { $ref: `#/components/responses/${problemName(status)}`, ...(description && { description }) };
}

/** Returns references to the shared error responses, described by the titles of an operation's error codes. */
export function problemRefs(codes: ErrorCode[]): Json {
  return Object.fromEntries([...statusesOf(codes), 500].map(status => [status, problemRef(status, codes)]));
}

/** Returns one shared response for each error status. */
export function problemResponses(): Json {
  const codes = allOperations.flatMap(([name, operation]) => errorCodesOf(name, operation));
  const responseOf = (status: number) => ({
    description:
      status === 500 ? "`internal_error`: Unexpected error. It was logged." : "Refused. `code` says why.",
    headers: {
      ...commonHeaders,
      ...headerRefs("Content-Language"),
      ...([409, 429, 503].includes(status) && headerRefs("Retry-After")),
    },
    content: {
      "application/problem+json": {
        schema: {
          allOf: [{ $ref: "#/components/schemas/Problem" }],
          properties: { status: { const: status } },
        },
      },
    },
  });
  return Object.fromEntries(
    [...statusesOf(codes), 500].map(status => [problemName(status), responseOf(status)]),
  );
}
