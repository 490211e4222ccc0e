import { htmlReply, type Reply } from "../http/message";
import type { App } from "../world/records";
import type { World } from "../world/world";
import { backToApp } from "./back-to-app";
import { errorPage } from "./error-page";
import { judgeRedirect } from "./redirect-uris";
import { scopeLabels } from "./scopes";

/** The parameters of /authorize once they make sense. */
export type AuthorizationRequest = {
  app: App;
  redirectUri: string;
  scopes: string[];
  state: string | null;
  codeChallenge: string | null;
  showDialog: boolean;
};

export type Checked = { request: AuthorizationRequest } | { refusal: Reply };

/**
 * Who asks and where to is settled first: such errors stay on Spotify's page. Everything after that is
 * told to the app through the redirect.
 */
export function checkAuthorization(world: World, params: URLSearchParams): Checked {
  const app = world.apps.get(params.get("client_id") ?? "");
  if (!app) return page("INVALID_CLIENT: Invalid client");
  const redirectUri = params.get("redirect_uri") ?? "";
  const verdict = judgeRedirect(app.redirectUris, redirectUri);
  if (verdict === "insecure") return page("INVALID_CLIENT: Insecure redirect URI");
  if (verdict === "unknown") return page("INVALID_CLIENT: Invalid redirect URI");

  const state = params.get("state");
  const refuse = (error: string) => ({ refusal: backToApp(redirectUri, { error }, state) });
  if (params.get("response_type") !== "code") return refuse("unsupported_response_type");
  const scopes = [...new Set(params.get("scope")?.split(" ").filter(Boolean) ?? [])];
  if (scopes.some(scope => !scopeLabels.has(scope))) return refuse("invalid_scope");
  const codeChallenge = params.get("code_challenge");
  const method = params.get("code_challenge_method");
  if ((codeChallenge !== null || method !== null) && !isS256(codeChallenge, method))
    return refuse("invalid_request");
  return {
    request: {
      app,
      redirectUri,
      scopes,
      state,
      codeChallenge,
      showDialog: params.get("show_dialog") === "true",
    },
  };
}

/** base64url of a SHA-256 digest, without padding: 43 characters. */
function isS256(challenge: string | null, method: string | null): boolean {
  return method === "S256" && challenge !== null && /^[\w-]{43}$/.test(challenge);
}

function page(message: string): { refusal: Reply } {
  return { refusal: htmlReply(errorPage(message), 400) };
}
