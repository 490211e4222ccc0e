import { z } from "zod";
import { findSession, findToken } from "@/lib/accounts/sessions";
import type { Context, UserContext } from "@/lib/platform/context";
import { env } from "@/lib/platform/env";
import { AppError, notFound } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { addressOf } from "./address";
import { countRequest, type LimitName } from "./limits";
import { problemReply } from "./problems";
import { openSessionCookie, sessionCookieName } from "./session-cookie";

const megabyte = 1024 * 1024;

/** `session`: somebody who signed in themselves; an API token is not enough. */
type Access = "public" | "user" | "session" | "admin";
type ContextFor<A extends Access> = A extends "public" ? Context : UserContext;

type Description<A extends Access, P, Q, B> = {
  access: A;
  /** Parts of the path. What does not fit them cannot exist: 404. */
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  limit?: LimitName;
  /** The most that the body may have, in megabytes; by default one. */
  megabytes?: number;
  /** A GET that changes something: a token that may only read is not enough. */
  writes?: boolean;
};

type Input<A extends Access, P, Q, B> = {
  ctx: ContextFor<A>;
  params: P;
  query: Q;
  body: B;
  request: Request;
};
type Handler = (request: Request, extra: { params: Promise<unknown> }) => Promise<Response>;

const isWrite = (request: Request) => !["GET", "HEAD"].includes(request.method);

/** A cookie is sent by the browser whoever asks for it, so a write must prove that it comes from our own pages. */
function refuseOtherSites(request: Request) {
  const origin = request.headers.get("origin");
  const own = [
    env().PUBLIC_URL,
    `http://${request.headers.get("host")}`,
    `https://${request.headers.get("host")}`,
  ];
  if (origin ? own.includes(origin) : request.headers.get("sec-fetch-site") === "same-origin") return;
  throw new AppError(
    "cross_site_request",
    "Writes with the session cookie are taken from Tonearm's own pages only.",
  );
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const part of request.headers.get("cookie")?.split(/;\s*/) ?? [])
    if (part.startsWith(`${name}=`)) return part.slice(name.length + 1);
  return undefined;
}

const notSignedIn = () =>
  new AppError(
    "not_signed_in",
    "Sign in, or send a token: Authorization: Bearer … (POST /api/v1/auth/login gives one).",
  );

async function identify(request: Request, base: Context, writes: boolean): Promise<UserContext> {
  const bearer = request.headers.get("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (bearer) {
    const found = await findToken(bearer);
    if (!found) throw notSignedIn();
    const { userId, role } = found;
    if (found.kind === "session")
      return { ...base, userId, actor: { kind: "user", userId, role, sessionId: found.sessionId } };
    const scope = writes ? "write" : "read";
    if (!found.scopes.includes(scope)) throw new AppError("not_allowed", `This API token may not ${scope}.`);
    return {
      ...base,
      userId,
      actor: { kind: "apiToken", userId, role, tokenId: found.tokenId, scopes: found.scopes },
    };
  }
  const sessionId = await openSessionCookie(cookieOf(request, sessionCookieName()));
  const session = sessionId ? await findSession(sessionId) : null;
  if (!session) throw notSignedIn();
  if (isWrite(request)) refuseOtherSites(request);
  const { userId, role } = session;
  return { ...base, userId, actor: { kind: "user", userId, role, sessionId: session.sessionId } };
}

function refuseOthers(access: Access, { actor }: UserContext) {
  if (access === "session" && actor.kind !== "user")
    throw new AppError(
      "not_allowed",
      "API tokens are managed by the person, signed in; not by an API token.",
    );
  if (access === "admin" && !("role" in actor && actor.role === "admin"))
    throw new AppError("not_allowed", "Only admins of this instance may do this.");
}

/** PostgreSQL's text cannot hold the character NUL, and nobody types it. */
const refuseNul = (text: string) => {
  if (text.includes("\u0000")) throw new AppError("bad_request", "The request contains the character NUL.");
};

async function readJson(request: Request, megabytes: number): Promise<unknown> {
  const largestBody = megabytes * megabyte;
  const tooLarge = () => new AppError("body_too_large", `A request may have at most ${megabytes} MB.`);
  if (Number(request.headers.get("content-length") ?? 0) > largestBody) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > largestBody) throw tooLarge();
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString("utf8");
  if (text.trim() === "") return {};
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(.+\+)?json\b/i.test(type))
    throw new AppError("unsupported_media_type", "Send JSON with Content-Type: application/json.");
  try {
    return JSON.parse(text, (_key, value) => {
      if (typeof value === "string") refuseNul(value);
      return value;
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("bad_request", "The body is not valid JSON.");
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
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

/** What a handler answers beside plain data: a status or headers of its own. */
export class Reply {
  constructor(
    readonly body: unknown,
    readonly status = 200,
    readonly headers: Record<string, string> = {},
  ) {}
}

function toResponse(result: unknown, requestId: string): Response {
  if (result instanceof Response) return result;
  const { body, status, headers } = result instanceof Reply ? result : new Reply(result);
  if (body === undefined)
    return new Response(null, {
      status: status === 200 ? 204 : status,
      headers: { "x-request-id": requestId, ...headers },
    });
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...headers,
    },
  });
}

/**
 * Wraps a handler as a route of the API: who is asking, limits, parsing, problem+json. The handler answers plain data
 * (200, or 204 for undefined), a `Reply` or a Response.
 */
export function route<A extends Access, P = unknown, Q = unknown, B = unknown>(
  description: Description<A, P, Q, B>,
  handler: (input: Input<A, P, Q, B>) => Promise<unknown>,
): Handler {
  return async (request, extra) => {
    const started = performance.now();
    const requestId = crypto.randomUUID();
    const url = new URL(request.url);
    let response: Response;
    let who: string | undefined;
    try {
      const base: Context = { actor: { kind: "guest" }, requestId, address: addressOf(request.headers) };
      const writes = isWrite(request) || description.writes === true;
      if (writes && request.method === "HEAD")
        throw new AppError("bad_request", "HEAD is not answered here: the request would change something.");
      const person = description.access === "public" ? null : await identify(request, base, writes);
      who = person?.userId;
      if (person) refuseOthers(description.access, person);
      await countRequest(description.limit ?? (writes ? "write" : "read"), who ?? base.address);
      const given = await extra.params;
      const params = description.params?.safeParse(given);
      if (params && !params.success) throw notFound("thing");
      for (const value of url.searchParams.values()) refuseNul(value);
      const query = description.query && parse(description.query, Object.fromEntries(url.searchParams));
      const body =
        description.body && parse(description.body, await readJson(request, description.megabytes ?? 1));
      response = toResponse(
        await handler({
          ctx: (person ?? base) as ContextFor<A>,
          params: params?.data as P,
          query: query as Q,
          body: body as B,
          request,
        }),
        requestId,
      );
    } catch (error) {
      response = problemReply(error, requestId);
      if (error instanceof Error && "said" in error)
        log.warn(
          { requestId, endpoint: "endpoint" in error && error.endpoint, said: error.said },
          "Spotify refused",
        );
    }
    const durationMs = Math.round(performance.now() - started);
    log.info({
      requestId,
      method: request.method,
      path: url.pathname,
      status: response.status,
      who,
      durationMs,
    });
    return response;
  };
}

/** Schemas of path parameters that many routes share. */
export const idParam = z.object({ id: z.uuid() });
