import type { z } from "zod";
import { identify, requireAccess } from "@/lib/api/auth/identify";
import { addressOf } from "@/lib/api/http/address";
import { readJson, refuseUnstorable } from "@/lib/api/http/read-json";
import { transportSecurity } from "@/lib/api/http/security-headers";
import type { Context, UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { log } from "@/lib/platform/log";
import { SpotifyError } from "@/lib/spotify/errors";
import { withIdempotency } from "./idempotency";
import { countRequest } from "./limits";
import { type Guard, limitOf, takesIdempotencyKey, writesOf } from "./operations/operation";
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

/** A file can have thousands of invalid fields; the reply names the first ones. */
const maxFields = 100;

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues
    .slice(0, maxFields)
    .map(issue => ({ path: issue.path.join("."), message: issue.message }));
  const [{ path, message } = { path: "", message: "" }] = fields;
  throw path
    ? new AppError("validation_failed", { reason: "field", path, message }, { fields })
    : new AppError("validation_failed", { reason: "request", message }, { fields });
}

function readQuery(url: URL): Record<string, string> {
  if (url.search === "") return {};
  const query = Object.fromEntries(url.searchParams);
  for (const value of Object.values(query)) {
    refuseUnstorable(value);
    // The URL parser puts this character in place of bytes that are not UTF-8.
    if (value.includes("\ufffd")) throw new AppError("bad_request", { reason: "query_not_utf8" });
  }
  return query;
}

/**
 * Identifies the caller, checks access and counts the request.
 * @param headers receives the rate limit headers, also when the request is refused
 * @returns null for public operations
 */
async function authenticate(guard: Guard, request: Request, base: Context, headers: Record<string, string>) {
  const isWrite = writesOf(request.method, guard);
  if (isWrite && request.method === "HEAD") throw new AppError("bad_request", { reason: "head_not_allowed" });
  const limit = limitOf(request.method, guard);
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
  const person = await identify(request, base, isWrite).catch(async (error: unknown) => {
    // Guesses of tokens and of their scopes count as well.
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
 * Wraps a handler: authenticates, limits, parses, turns errors into problem+json and logs the request. Operations of the
 * API get their guard from `routes`.
 */
export function withGuard<G extends Guard>(
  guard: G,
  handler: (input: RouteInput<G>) => Promise<Response>,
): RouteHandler {
  return async (request, segment) => {
    const started = performance.now();
    const requestId = crypto.randomUUID();
    const url = new URL(request.url);
    const headers: Record<string, string> = { "x-request-id": requestId, ...transportSecurity() };
    const base: Context = { actor: { kind: "guest" }, requestId, address: addressOf(request.headers) };
    let person: UserContext | null = null;
    let response: Response;
    try {
      person = await authenticate(guard, request, base, headers);
      const params = guard.params?.safeParse(await segment.params);
      if (params && !params.success) throw notFound("id");
      const rawQuery = readQuery(url);
      const query = guard.query && parse(guard.query, rawQuery);
      const json = guard.body && (await readJson(request, guard.megabytes ?? 1));
      const body = guard.body && parse(guard.body, json?.value);
      const input = { ctx: person ?? base, params: params?.data, query, body, request } as RouteInput<G>;
      const answer = () => handler(input).catch((error: unknown) => errorResponse(error, requestId));
      response =
        person && takesIdempotencyKey(request.method, guard)
          ? await withIdempotency(request, person.userId, json?.text ?? "", answer)
          : await answer();
    } catch (error) {
      response = errorResponse(error, requestId);
    }
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    log.info({
      requestId,
      method: request.method,
      path: url.pathname,
      status: response.status,
      userId: person?.userId,
      durationMs: Math.round(performance.now() - started),
    });
    return response;
  };
}
