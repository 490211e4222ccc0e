import type { HttpRequest, Reply } from "../../http/message";
import type { AccessToken, App, User } from "../../world/records";
import type { World } from "../../world/world";

/** A request that has passed the gates: the token is good and the app may call. */
export type ApiRequest = HttpRequest & {
  world: World;
  token: AccessToken;
  app: App;
  /** null when the token is the app's own (client credentials) */
  user: User | null;
  params: Record<string, string>;
};

export type Group =
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

/** A row of the Web API. The table of these is data, so that tests can go through all of it. */
export type ApiRoute = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** under /v1 */
  path: string;
  /** Quota is counted by this. */
  group: Group;
  /** Needs a person's token. */
  user: boolean;
  scopes: readonly string[];
  /** `any`: which of the scopes it takes depends on the playlist or URI, the handler knows. */
  scopeRule: "all" | "any";
  handle(request: ApiRequest): Reply;
};

type Handler = ApiRoute["handle"];
type Address = `${ApiRoute["method"]} /${string}`;

/** Any token will do, the app's own too. */
export function open(address: Address, group: Group, handle: Handler): ApiRoute {
  return { ...split(address), group, user: false, scopes: [], scopeRule: "all", handle };
}

/** A person's token with all of `scopes`. */
export function personal(
  address: Address,
  group: Group,
  scopes: readonly string[],
  handle: Handler,
): ApiRoute {
  return { ...split(address), group, user: true, scopes, scopeRule: "all", handle };
}

/** A person's token with at least one of `scopes`; the handler checks which. */
export function personalAny(
  address: Address,
  group: Group,
  scopes: readonly string[],
  handle: Handler,
): ApiRoute {
  return { ...split(address), group, user: true, scopes, scopeRule: "any", handle };
}

function split(address: Address): Pick<ApiRoute, "method" | "path"> {
  const [method, path = ""] = address.split(" ");
  return { method: method as ApiRoute["method"], path };
}
