import type { z } from "zod";
import { type ErrorPlace, recordError } from "@/lib/accounts/person-errors";
import { deviceCookieName } from "@/lib/api/auth/device-cookie";
import { identify, requireAccess } from "@/lib/api/auth/identify";
import { readCookie } from "@/lib/api/auth/read-cookie";
import { clientAddress } from "@/lib/api/http/address";
import { whenBodyEnds } from "@/lib/api/http/body-end";
import { endStart, waitForStart } from "@/lib/api/http/fair-start";
import { requestedLocale } from "@/lib/api/http/locale";
import { isLocalRequest } from "@/lib/api/http/own-site";
import { parseJson, readTypedBody, refuseTextPostgresCannotStore } from "@/lib/api/http/read-json";
import type { Context, UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { withWorkload } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { SpotifyError } from "@/lib/spotify/errors";
import { withIdempotency } from "./idempotency";
import { countRequest } from "./limits";
import { acceptsIdempotencyKey, type Guard, isWriteRequest, limitNameOf } from "./operations/operation";
import { invalidFields, parseInput } from "./parse-input";
import { problemReply } from "./problems";
import { poolOf, type ShareName, startWork } from "./shares";

type OutputOf<G, Part extends "params" | "query" | "body"> =
  G extends Record<Part, infer Schema> ? (Schema extends z.ZodType ? z.output<Schema> : never) : undefined;

export type RouteInput<G extends Guard> = {
  ctx: G["access"] extends "public" ? Context : UserContext;
  params: OutputOf<G, "params">;
  query: OutputOf<G, "query">;
  body: G extends { rawBody: true } ? Buffer : OutputOf<G, "body">;
  request: Request;
};
type Segment = { params: Promise<unknown> };
export type RouteHandler = (request: Request, segment: Segment) => Promise<Response>;

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
  const [first, ...others] = repeated.map(path => ({ path, issue: { key: "repeatedParameter" } as const }));
  if (first) throw invalidFields([first, ...others]);
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

function errorResponse(
  error: unknown,
  ctx: Context,
  person: UserContext | null,
  place: ErrorPlace | undefined,
): Response {
  const { requestId } = ctx;
  if (person && place) recordError(person.userId, place, error, requestId);
  if (error instanceof SpotifyError) {
    const { endpoint, upstreamMessage } = error;
    log.warn({ requestId, endpoint, upstreamMessage }, "Spotify refused");
  }
  return problemReply(error, person ?? ctx);
}

/**
 * Wraps a handler: authenticates, counts against limits, parses, converts errors to problem+json and logs the request.
 * `routesOr405` calls it for the operations of the API.
 * @param place the operation, if its errors are recorded for the person who met them
 */
export function withGuard<G extends Guard>(
  guard: G,
  handler: (input: RouteInput<G>) => Promise<Response>,
  place?: ErrorPlace,
): RouteHandler {
  /** Handles a request of a known person, or of a guest. */
  async function handle(request: Request, segment: Segment, base: Context, person: UserContext | null) {
    const params = guard.params?.safeParse(await segment.params);
    if (params && !params.success) throw notFound("id");
    const rawQuery = readQuery(new URL(request.url), guard.query);
    const query = guard.query && parseInput(guard.query, rawQuery);
    const bytes = guard.body && (await readTypedBody(request, guard.megabytes ?? 1, guard.alsoAccepts));
    const body = guard.rawBody ? bytes : guard.body && bytes && parseInput(guard.body, parseJson(bytes));
    const input = { ctx: person ?? base, params: params?.data, query, body, request } as RouteInput<G>;
    // Errors become replies here, so that withIdempotency stores them too.
    const runHandler = () =>
      handler(input).catch((error: unknown) => errorResponse(error, base, person, place));
    return person && acceptsIdempotencyKey(request.method, guard)
      ? withIdempotency(request, person.userId, bytes ?? Buffer.of(), runHandler)
      : runHandler();
  }

  /** Waits for a turn of expensive work. Of many requests that get none, each is refused in its own turn. */
  const takeTurn = (share: ShareName, { userId, address }: UserContext) =>
    startWork(share, userId).catch(async (error: unknown) => {
      await waitForStart(address);
      throw error;
    });

  /** Handles a request with the person's share of connections, and with a turn if the work is expensive. */
  async function handleFairly(request: Request, segment: Segment, base: Context, person: UserContext | null) {
    if (!person) return handle(request, segment, base, person);
    const { userId } = person;
    const endWork = guard.share && (await takeTurn(guard.share, person));
    try {
      const workload = { pool: poolOf(guard.share), userId };
      const response = await withWorkload(workload, () => handle(request, segment, base, person));
      return endWork ? whenBodyEnds(request, response, endWork) : response;
    } catch (error) {
      endWork?.();
      throw error;
    }
  }

  return async (request, segment) => {
    const startedAt = performance.now();
    const requestId = crypto.randomUUID();
    const url = new URL(request.url);
    const headers: Record<string, string> = { "x-request-id": requestId };
    const asked = requestedLocale(request);
    const base: Context = {
      actor: { kind: "guest" },
      requestId,
      address: clientAddress(request.headers),
      isLocal: isLocalRequest(request.headers),
      locale: asked ?? "en",
      askedLocale: asked,
      device: readCookie(request, deviceCookieName()),
    };
    let person: UserContext | null = null;
    let response: Response;
    try {
      person = await authenticate(guard, request, base, headers).finally(endStart);
      response = await handleFairly(request, segment, base, person);
    } catch (error) {
      response = errorResponse(error, base, person, place);
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
