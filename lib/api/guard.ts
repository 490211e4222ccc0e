import type { z } from "zod";
import { deviceCookieName } from "@/lib/api/auth/device-cookie";
import { identify, readCookie, requireAccess } from "@/lib/api/auth/identify";
import { clientAddress } from "@/lib/api/http/address";
import { isLocalRequest } from "@/lib/api/http/own-site";
import { readJson, refuseTextPostgresCannotStore } from "@/lib/api/http/read-json";
import type { Context, UserContext } from "@/lib/core/context";
import { AppError, type FieldError, notFound } from "@/lib/core/errors";
import { log } from "@/lib/platform/log";
import { SpotifyError } from "@/lib/spotify/errors";
import { withIdempotency } from "./idempotency";
import { countRequest } from "./limits";
import { acceptsIdempotencyKey, type Guard, isWriteRequest, limitNameOf } from "./operations/operation";
import { problemReply } from "./problems";

type OutputOf<G, Part extends "params" | "query" | "body"> =
  G extends Record<Part, infer Schema> ? (Schema extends z.ZodType ? z.output<Schema> : never) : undefined;

export type RouteInput<G extends Guard> = {
  ctx: G["access"] extends "public" ? Context : UserContext;
  params: OutputOf<G, "params">;
  query: OutputOf<G, "query">;
  body: OutputOf<G, "body">;
  request: Request;
};
export type RouteHandler = (request: Request, segment: { params: Promise<unknown> }) => Promise<Response>;

/** The maximum number of invalid fields in a reply. An imported file can have thousands. */
const maxFields = 100;

function invalidFields(fields: FieldError[]): AppError {
  const first = fields[0];
  // An error of the whole body, such as a body that is a list, has an empty path.
  const parameters = first?.path
    ? ({ reason: "field", path: first.path, message: first.message } as const)
    : ({ reason: "request", message: first?.message ?? "" } as const);
  return new AppError("validation_failed", parameters, { fields });
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidFields(
    parsed.error.issues
      .slice(0, maxFields)
      .map(issue => ({ path: issue.path.join("."), message: issue.message })),
  );
}

/** Reads the query. Refuses a parameter of the schema that occurs twice, because no parameter is a list. */
function readQuery(url: URL, schema: z.ZodObject | undefined): Record<string, string> {
  if (url.search === "") return {};
  const query = Object.fromEntries(url.searchParams);
  for (const value of Object.values(query)) {
    refuseTextPostgresCannotStore(value);
    // The URL parser replaces bytes that are not UTF-8 with this character.
    if (value.includes("\ufffd")) throw new AppError("bad_request", { reason: "query_not_utf8" });
  }
  const repeated = Object.keys(schema?.shape ?? {}).filter(name => url.searchParams.getAll(name).length > 1);
  if (repeated.length > 0)
    throw invalidFields(repeated.map(path => ({ path, message: "Give this parameter only once." })));
  return query;
}

/**
 * Identifies the caller, checks access and counts the request.
 * @param headers gets the rate limit headers, even if the request is refused
 * @returns null for public operations
 */
async function authenticate(guard: Guard, request: Request, base: Context, headers: Record<string, string>) {
  const isWrite = isWriteRequest(request.method, guard);
  // Next.js answers HEAD with the handler of GET, and this GET changes something.
  if (isWrite && request.method === "HEAD") throw new AppError("bad_request", { reason: "head_not_allowed" });
  const limit = limitNameOf(request.method, guard);
  const { address } = base;
  if (guard.access === "public") {
    await countRequest(
      [
        { limit, subject: address },
        { limit: "address", subject: address },
      ],
      headers,
    );
    return null;
  }
  const person = await identify(request, base, isWrite).catch(async (error: unknown) => {
    // Counts failed requests too: they may be attempts to guess a token or to find out what a token may do.
    await countRequest([{ limit: "address", subject: address }], headers);
    throw error;
  });
  await countRequest(
    [
      { limit, subject: person.userId },
      { limit: "address", subject: address },
    ],
    headers,
  );
  requireAccess(guard.access, person);
  return person;
}

function errorResponse(error: unknown, requestId: string): Response {
  if (error instanceof SpotifyError) {
    const { endpoint, upstreamMessage } = error;
    log.warn({ requestId, endpoint, upstreamMessage }, "Spotify refused");
  }
  return problemReply(error, requestId);
}

/**
 * Wraps a handler: authenticates, counts against limits, parses, converts errors to problem+json and logs the request.
 * `routesOr405` calls it for the operations of the API.
 */
export function withGuard<G extends Guard>(
  guard: G,
  handler: (input: RouteInput<G>) => Promise<Response>,
): RouteHandler {
  return async (request, segment) => {
    const startedAt = performance.now();
    const requestId = crypto.randomUUID();
    const url = new URL(request.url);
    const headers: Record<string, string> = { "x-request-id": requestId };
    const base: Context = {
      actor: { kind: "guest" },
      requestId,
      address: clientAddress(request.headers),
      isLocal: isLocalRequest(request.headers),
      device: readCookie(request, deviceCookieName()),
    };
    let person: UserContext | null = null;
    let response: Response;
    try {
      person = await authenticate(guard, request, base, headers);
      const params = guard.params?.safeParse(await segment.params);
      if (params && !params.success) throw notFound("id");
      const rawQuery = readQuery(url, guard.query);
      const query = guard.query && parse(guard.query, rawQuery);
      const json = guard.body && (await readJson(request, guard.megabytes ?? 1));
      const body = guard.body && parse(guard.body, json?.value);
      const input = { ctx: person ?? base, params: params?.data, query, body, request } as RouteInput<G>;
      // Errors become replies here, so that withIdempotency stores them too.
      const runHandler = () => handler(input).catch((error: unknown) => errorResponse(error, requestId));
      response =
        person && acceptsIdempotencyKey(request.method, guard)
          ? await withIdempotency(request, person.userId, json?.text ?? "", runHandler)
          : await runHandler();
    } catch (error) {
      response = errorResponse(error, requestId);
    }
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    log.info({
      requestId,
      method: request.method,
      path: url.pathname,
      status: response.status,
      userId: person?.userId,
      durationMs: Math.round(performance.now() - startedAt),
    });
    return response;
  };
}
