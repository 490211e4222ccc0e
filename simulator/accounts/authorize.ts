import { type HttpRequest, htmlReply, type Reply } from "../http/message";
import type { User } from "../world/records";
import type { World } from "../world/world";
import { type AuthorizationRequest, checkAuthorization } from "./authorization-request";
import { backToApp } from "./back-to-app";
import { consentPage } from "./consent-page";
import { errorPage } from "./error-page";
import { issueCode } from "./tokens";

/** Stands for being logged in at Spotify: the browser remembers who consented last. */
const cookieName = "simulator_user";

/** GET /authorize: the consent page, or straight back when this person granted all of it before. */
export function authorize(world: World, request: HttpRequest): Reply {
  const checked = checkAuthorization(world, request.query);
  if ("refusal" in checked) return checked.refusal;
  const asked = checked.request;
  request.caller.clientId = asked.app.clientId;
  const user = world.users.get(cookieOf(request) ?? "");
  if (user && !asked.showDialog && hasGranted(world, user, asked)) return agreed(world, user, asked);
  const people = [...world.users.values()];
  return htmlReply(
    consentPage({ app: asked.app, scopes: asked.scopes, people, chosen: user, params: request.query }),
  );
}

/** POST /authorize/consent: what the buttons of the page send, and what programs may send themselves. */
export function consent(world: World, request: HttpRequest): Reply {
  const form = new URLSearchParams(request.body.toString("utf8"));
  const checked = checkAuthorization(world, form);
  if ("refusal" in checked) return checked.refusal;
  const asked = checked.request;
  request.caller.clientId = asked.app.clientId;
  const [somebody] = world.users.values();
  const user = form.has("user") ? world.users.get(form.get("user") ?? "") : somebody;
  if (!user) return htmlReply(errorPage("There is no such person in the simulator"), 400);
  request.caller.userId = user.id;
  const decision = form.get("decision");
  if (decision === "cancel") return backToApp(asked.redirectUri, { error: "access_denied" }, asked.state);
  if (decision !== "agree") return htmlReply(errorPage("decision must be agree or cancel"), 400);
  return agreed(world, user, asked);
}

/** Nobody asks here whether the app's allow-list has this person: Spotify only says so at the API. */
function agreed(world: World, user: User, asked: AuthorizationRequest): Reply {
  const key = grantKey(user, asked);
  world.grants.set(key, [...new Set([...(world.grants.get(key) ?? []), ...asked.scopes])]);
  const code = issueCode(world, {
    clientId: asked.app.clientId,
    userId: user.id,
    scopes: asked.scopes,
    redirectUri: asked.redirectUri,
    codeChallenge: asked.codeChallenge,
  });
  world.changed();
  const cookie = `${cookieName}=${encodeURIComponent(user.id)}; Path=/; HttpOnly; SameSite=Lax`;
  return backToApp(asked.redirectUri, { code }, asked.state, { "set-cookie": cookie });
}

function hasGranted(world: World, user: User, asked: AuthorizationRequest): boolean {
  const granted = world.grants.get(grantKey(user, asked));
  return granted !== undefined && asked.scopes.every(scope => granted.includes(scope));
}

function grantKey(user: User, { app }: AuthorizationRequest): string {
  return `${user.id} ${app.clientId}`;
}

function cookieOf({ headers }: HttpRequest): string | null {
  const value = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]*)`).exec(headers.cookie ?? "")?.[1];
  return value === undefined ? null : decodeURIComponent(value);
}
