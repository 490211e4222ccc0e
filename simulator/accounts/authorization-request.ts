import { htmlReply, type Reply } from "../http/message";
import type { App } from "../world/records";
import type { World } from "../world/world";
import { renderErrorPage } from "./error-page";
import { redirectToApp } from "./redirect-to-app";
import { checkRedirectUri } from "./redirect-uris";
import { scopeLabels } from "./scopes";

/** The checked parameters of /authorize. */
export type AuthorizationRequest = {
  app: App;
  redirectUri: string;
  scopes: string[];
  state: string | null;
  codeChallenge: string | null;
  showDialog: boolean;
};

export type AuthorizationCheck = { request: AuthorizationRequest } | { refusal: Reply };

/**
 * Checks the parameters of /authorize. For a wrong client or redirect URI Spotify shows an
 * error page; any other error goes to the app through the redirect.
 */
export function checkAuthorization(world: World, params: URLSearchParams): AuthorizationCheck {
  const app = world.apps.get(params.get("client_id") ?? "");
  if (!app) return refuseOnPage("INVALID_CLIENT: Invalid client");
  const redirectUri = params.get("redirect_uri") ?? "";
  const verdict = checkRedirectUri(app.redirectUris, redirectUri);
  if (verdict === "insecure") return refuseOnPage("INVALID_CLIENT: Insecure redirect URI");
  if (verdict === "unknown") return refuseOnPage("INVALID_CLIENT: Invalid redirect URI");

  const state = params.get("state");
  const refuse = (error: string) => ({ refusal: redirectToApp(redirectUri, { error }, state) });
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

/** Returns true for a SHA-256 challenge. Its digest in base64url without padding has 43 characters. */
function isS256(challenge: string | null, method: string | null): boolean {
  return method === "S256" && challenge !== null && /^[\w-]{43}$/.test(challenge);
}

function refuseOnPage(message: string): { refusal: Reply } {
  return { refusal: htmlReply(renderErrorPage(message), 400) };
}
