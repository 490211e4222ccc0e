import { createHash } from "node:crypto";
import { withApiHeaders } from "../../http/cors";
import { type HttpRequest, type Reply, textReply } from "../../http/message";
import { Router } from "../../http/routing";
import type { AccessToken } from "../../world/records";
import type { World } from "../../world/world";
import { checkAccess } from "./access";
import { ApiError, insufficientScope } from "./api-error";
import type { ApiRoute } from "./api-route";
import { authenticate, userTokenRequired } from "./authenticate";
import { checkLimits } from "./limits";
import { apiRoutes } from "./routes";

const apiPrefix = "/v1";
const maxUrlLength = 8192;
const router = new Router(apiRoutes);

/** Answers requests under /v1, with Spotify's own errors. */
export function handleApi(world: World, request: HttpRequest): Reply {
  return withApiHeaders(withEtag(world, request, respond(world, request)));
}

function respond(world: World, request: HttpRequest): Reply {
  try {
    if (request.method === "OPTIONS") return { status: 204 };
    return refuseLongUrl(request) ?? refuseMissingLength(request) ?? dispatch(world, request);
  } catch (error) {
    if (error instanceof ApiError) return error.toReply();
    throw error;
  }
}

function refuseLongUrl({ target }: HttpRequest): Reply | null {
  return target.length > maxUrlLength ? textReply("URI Too Long", 414) : null;
}

/** Spotify refuses an empty PUT or POST without Content-Length (github spotify/web-api#1594). */
function refuseMissingLength({ method, headers }: HttpRequest): Reply | null {
  if (method !== "PUT" && method !== "POST") return null;
  if (headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined) return null;
  return textReply("Length Required", 411);
}

function dispatch(world: World, request: HttpRequest): Reply {
  const match = router.find(request.method, request.path.slice(apiPrefix.length));
  if (!match) throw new ApiError(404, "Service not found");
  const { route, params } = match;

  const token = authenticate(world, request);
  const app = world.apps.get(token.clientId);
  const user = token.userId === null ? null : (world.users.get(token.userId) ?? null);
  if (!app) throw userTokenRequired(world);
  request.caller.clientId = app.clientId;
  request.caller.userId = token.userId;

  const refusal = checkAccess(world, app, user) ?? checkLimits(world, app, route.group);
  if (refusal) return refusal;
  if (route.needsUser && !user) throw userTokenRequired(world);
  if (!hasScopes(route, token))
    throw insufficientScope(world, route.group === "player" ? "Permissions missing" : undefined);
  return route.handle({ ...request, world, token, app, user, params });
}

function hasScopes(route: ApiRoute, token: AccessToken): boolean {
  const granted = (scope: string) => token.scopes.includes(scope);
  return route.scopeRule === "all" ? route.scopes.every(granted) : route.scopes.some(granted);
}

/** Adds an ETag if the setting is on. Spotify documents conditional requests, but live replies have no ETag. */
function withEtag(world: World, request: HttpRequest, reply: Reply): Reply {
  if (!world.settings.etags || request.method !== "GET" || reply.status !== 200) return reply;
  const etag = `"${createHash("sha1")
    .update(reply.body ?? "")
    .digest("hex")}"`;
  if (request.headers["if-none-match"] === etag) return { status: 304, headers: { etag } };
  return { ...reply, headers: { ...reply.headers, etag } };
}
