import { type HttpRequest, htmlReply, type Reply } from "../http/message";
import type { User } from "../world/records";
import type { World } from "../world/world";
import { type AuthorizationRequest, checkAuthorization } from "./authorization-request";
import { renderConsentPage } from "./consent-page";
import { renderErrorPage } from "./error-page";
import { redirectToApp } from "./redirect-to-app";
import { issueCode } from "./tokens";

/** Cookie in place of Spotify's login: the browser remembers the user who consented last. */
const cookieName = "simulator_user";

/** Answers GET /authorize: the consent page, or a redirect when this user granted all scopes before. */
export function authorize(world: World, request: HttpRequest): Reply {
  const checked = checkAuthorization(world, request.query);
  if ("refusal" in checked) return checked.refusal;
  const authorization = checked.request;
  request.caller.clientId = authorization.app.clientId;
  const user = world.users.get(readUserCookie(request) ?? "");
  if (user && !authorization.showDialog && hasGranted(world, user, authorization))
    return grantAccess(world, user, authorization);
  const users = [...world.users.values()];
  return htmlReply(
    renderConsentPage({
      app: authorization.app,
      scopes: authorization.scopes,
      users,
      currentUser: user,
      params: request.query,
    }),
  );
}

/** Answers POST /authorize/consent, which the buttons of the page and programs send. */
export function consent(world: World, request: HttpRequest): Reply {
  const form = new URLSearchParams(request.body.toString("utf8"));
  const checked = checkAuthorization(world, form);
  if ("refusal" in checked) return checked.refusal;
  const authorization = checked.request;
  request.caller.clientId = authorization.app.clientId;
  const [firstUser] = world.users.values();
  const user = form.has("user") ? world.users.get(form.get("user") ?? "") : firstUser;
  if (!user) return htmlReply(renderErrorPage("There is no such user in the simulator"), 400);
  request.caller.userId = user.id;
  const decision = form.get("decision");
  if (decision === "cancel")
    return redirectToApp(authorization.redirectUri, { error: "access_denied" }, authorization.state);
  if (decision !== "agree") return htmlReply(renderErrorPage("decision must be agree or cancel"), 400);
  return grantAccess(world, user, authorization);
}

/** Issues a code. It does not check the app's allow-list, because Spotify enforces it only in the Web API. */
function grantAccess(world: World, user: User, authorization: AuthorizationRequest): Reply {
  const key = grantKey(user, authorization);
  world.grants.set(key, [...new Set([...(world.grants.get(key) ?? []), ...authorization.scopes])]);
  const code = issueCode(world, {
    clientId: authorization.app.clientId,
    userId: user.id,
    scopes: authorization.scopes,
    redirectUri: authorization.redirectUri,
    codeChallenge: authorization.codeChallenge,
  });
  world.saveSoon();
  const cookie = `${cookieName}=${encodeURIComponent(user.id)}; Path=/; HttpOnly; SameSite=Lax`;
  return redirectToApp(authorization.redirectUri, { code }, authorization.state, { "set-cookie": cookie });
}

function hasGranted(world: World, user: User, authorization: AuthorizationRequest): boolean {
  const granted = world.grants.get(grantKey(user, authorization));
  return granted !== undefined && authorization.scopes.every(scope => granted.includes(scope));
}

function grantKey(user: User, { app }: AuthorizationRequest): string {
  return `${user.id} ${app.clientId}`;
}

function readUserCookie({ headers }: HttpRequest): string | null {
  const value = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]*)`).exec(headers.cookie ?? "")?.[1];
  return value === undefined ? null : decodeURIComponent(value);
}
