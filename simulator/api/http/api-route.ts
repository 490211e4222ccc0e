import type { HttpRequest, Reply } from "../../http/message";
import type { AccessToken, App, User } from "../../world/records";
import type { World } from "../../world/world";

/** A request with a valid token of an app that may call. */
export type ApiRequest = HttpRequest & {
  world: World;
  token: AccessToken;
  app: App;
  /** Null for the app's own token (client credentials). */
  user: User | null;
  params: Record<string, string>;
};

/** Endpoints that Spotify counts together for the daily quota. */
export type EndpointGroup =
  | "profile"
  | "playlists"
  | "library"
  | "player"
  | "search"
  | "tracks"
  | "albums"
  | "artists"
  | "shows"
  | "episodes"
  | "audiobooks"
  | "removed";

/** One route of the Web API. Tests iterate over the table of routes. */
export type ApiRoute = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** The path under /v1. */
  path: string;
  group: EndpointGroup;
  needsUser: boolean;
  scopes: readonly string[];
  /** `any`: one scope is enough, and the handler checks which one. */
  scopeRule: "all" | "any";
  handle(request: ApiRequest): Reply;
};

type Handler = ApiRoute["handle"];
/** A method and a path, such as `GET /me`. */
type Endpoint = `${ApiRoute["method"]} /${string}`;

/** A route that takes any token, including the app's own. */
export function openRoute(endpoint: Endpoint, group: EndpointGroup, handle: Handler): ApiRoute {
  return { ...splitEndpoint(endpoint), group, needsUser: false, scopes: [], scopeRule: "all", handle };
}

/** A route that requires a user's token with all `scopes`. */
export function userRoute(
  endpoint: Endpoint,
  group: EndpointGroup,
  scopes: readonly string[],
  handle: Handler,
): ApiRoute {
  return { ...splitEndpoint(endpoint), group, needsUser: true, scopes, scopeRule: "all", handle };
}

/** A route that requires a user's token with at least one of `scopes`; the handler checks which. */
export function userRouteWithAnyScope(
  endpoint: Endpoint,
  group: EndpointGroup,
  scopes: readonly string[],
  handle: Handler,
): ApiRoute {
  return { ...splitEndpoint(endpoint), group, needsUser: true, scopes, scopeRule: "any", handle };
}

function splitEndpoint(endpoint: Endpoint): Pick<ApiRoute, "method" | "path"> {
  const [method, path = ""] = endpoint.split(" ");
  return { method: method as ApiRoute["method"], path };
}
