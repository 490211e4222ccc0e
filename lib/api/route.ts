import type { z } from "zod";
import { identify, refuseOthers } from "@/lib/api/auth/identify";
import { addressOf } from "@/lib/api/http/address";
import { readJson, refuseUnstorable } from "@/lib/api/http/read-json";
import { transportSecurity } from "@/lib/api/http/security-headers";
import type { Context, UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { log } from "@/lib/platform/log";
import { durations } from "@/lib/platform/metrics";
import { answerOnce } from "./idempotency";
import { countRequest, type LimitName } from "./limits";
import { type OperationName, type OperationOf, operations } from "./operations";
import type { Guard, Operation, ResultOf } from "./operations/operation";
import { problemReply } from "./problems";

type Parsed<O, Part extends "params" | "query" | "body"> =
  O extends Record<Part, infer Schema> ? (Schema extends z.ZodType ? z.output<Schema> : never) : undefined;

type Input<O extends Guard> = {
  ctx: O["access"] extends "public" ? Context : UserContext;
  params: Parsed<O, "params">;
  query: Parsed<O, "query">;
  body: Parsed<O, "body">;
  request: Request;
};
type Handler = (request: Request, extra: { params: Promise<unknown> }) => Promise<Response>;

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // A file can have thousands of mistakes; the first ones say enough.
  const fields = parsed.error.issues
    .slice(0, 100)
    .map(issue => ({ path: issue.path.join("."), message: issue.message }));
  const [first] = fields;
  const detail = first
    ? `${first.path ? `${first.path}: ` : ""}${first.message}`
    : "The request is not as described.";
  throw new AppError("validation_failed", detail, { fields });
}

function readQuery(url: URL): Record<string, string> {
  if (url.search === "") return {};
  const query = Object.fromEntries(url.searchParams);
  for (const value of Object.values(query)) {
    refuseUnstorable(value);
    // Bytes that are no UTF-8 have become this character on the way here, and nobody types it.
    if (value.includes("\ufffd")) throw new AppError("bad_request", "The query is not UTF-8.");
  }
  return query;
}

/** Who is asking, and whether they may; null where anybody may. Counts the request. */
async function admit(guard: Guard, request: Request, base: Context, headers: Record<string, string>) {
  const writes = guard.writes === true || !["GET", "HEAD"].includes(request.method);
  if (writes && request.method === "HEAD")
    throw new AppError("bad_request", "HEAD is not answered here: the request would change something.");
  const limit: LimitName = guard.limit ?? (writes ? "write" : "read");
  const { address } = base;
  if (guard.access === "public") {
    await countRequest(
      [
        [limit, address],
        ["address", address],
      ],
      headers,
    );
    return null;
  }
  const person = await identify(request, base, writes).catch(async (error: unknown) => {
    // Who tries tokens, or what a token may, is counted as well.
    await countRequest([["address", address]], headers);
    throw error;
  });
  await countRequest(
    [
      [limit, person.userId],
      ["address", address],
    ],
    headers,
  );
  refuseOthers(guard.access, person);
  return person;
}

function toResponse({ reply }: Operation, result: unknown): Response {
  if (result instanceof Response) return result;
  if (reply.kind !== "json") return new Response(null, { status: 204 });
  const headers: Record<string, string> = { "content-type": "application/json", "cache-control": "no-store" };
  if (reply.location) headers.location = reply.location(result);
  return new Response(JSON.stringify(result), { status: reply.status, headers });
}

function refusal(error: unknown, requestId: string): Response {
  if (error instanceof Error && "said" in error)
    log.warn(
      { requestId, endpoint: "endpoint" in error && error.endpoint, said: error.said },
      "Spotify refused",
    );
  return problemReply(error, requestId);
}

/**
 * Guards a handler: who is asking, limits, parsing, problem+json, a log line. What is not an operation of the API, such as
 * a page for programs, is guarded by hand; operations are routes.
 */
export function guarded<G extends Guard>(guard: G, handler: (input: Input<G>) => Promise<Response>): Handler {
  return async (request, extra) => {
    const started = performance.now();
    const requestId = crypto.randomUUID();
    const url = new URL(request.url);
    const headers: Record<string, string> = { "x-request-id": requestId, ...transportSecurity() };
    const base: Context = {
      actor: { kind: "guest" },
      requestId,
      address: addressOf(request.headers),
    };
    let person: UserContext | null = null;
    let response: Response;
    try {
      person = await admit(guard, request, base, headers);
      const params = guard.params?.safeParse(await extra.params);
      if (params && !params.success) throw notFound("id");
      const given = readQuery(url);
      const query = guard.query && parse(guard.query, given);
      const read = guard.body && (await readJson(request, guard.megabytes ?? 1));
      const body = guard.body && parse(guard.body, read?.value);
      const input = { ctx: person ?? base, params: params?.data, query, body, request } as Input<G>;
      const answer = () => handler(input).catch((error: unknown) => refusal(error, requestId));
      const mayRepeat = request.method === "POST" || guard.writes === true;
      response =
        mayRepeat && person
          ? await answerOnce(request, person.userId, read?.text ?? "", answer)
          : await answer();
    } catch (error) {
      response = refusal(error, requestId);
    }
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    log.info({
      requestId,
      method: request.method,
      path: url.pathname,
      status: response.status,
      who: person?.userId,
      durationMs: Math.round(performance.now() - started),
    });
    return response;
  };
}

const requests = durations(
  "tonearm_http_request_duration_seconds",
  "How long operations of the API took to answer; streams of events until they began.",
  ["operation", "status"],
);

/** The route of an operation: `export const GET = route("GET /songs/{id}", ({ ctx, params }) => …)`. */
export function route<Name extends OperationName>(
  name: Name,
  handler: (input: Input<OperationOf<Name>>) => Promise<ResultOf<OperationOf<Name>["reply"]>>,
): Handler {
  const operation = operations[name];
  const answer = guarded(operation, async input =>
    toResponse(operation, await handler(input as Input<OperationOf<Name>>)),
  );
  return async (request, extra) => {
    const end = requests.startTimer({ operation: name });
    const response = await answer(request, extra);
    end({ status: response.status });
    return response;
  };
}
