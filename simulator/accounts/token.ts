import { createHash } from "node:crypto";
import { type HttpRequest, jsonReply, type Reply } from "../http/message";
import type { AuthorizationCode } from "../world/records";
import type { World } from "../world/world";
import { authenticateClient, type Client } from "./client-auth";
import { TokenError } from "./token-error";
import { isRefreshTokenExpired, issueAccessToken, issueRefreshToken } from "./tokens";

const noStore = { "cache-control": "no-store" };
const formContentType = "application/x-www-form-urlencoded";

type Grant = (
  world: World,
  client: Client,
  form: URLSearchParams,
  request: HttpRequest,
) => Record<string, unknown>;

const grants: ReadonlyMap<string, Grant> = new Map<string, Grant>([
  ["authorization_code", exchangeCode],
  ["refresh_token", refreshAccess],
  ["client_credentials", grantToApp],
]);

/** Answers POST /api/token. A body that is not a form counts as empty (github spotify/web-api#1503). */
export function issueTokens(world: World, request: HttpRequest): Reply {
  try {
    const isForm = request.headers["content-type"]?.toLowerCase().startsWith(formContentType) ?? false;
    const form = new URLSearchParams(isForm ? request.body.toString("utf8") : "");
    const type = form.get("grant_type");
    if (!type) throw new TokenError("unsupported_grant_type", "grant_type parameter is missing");
    const grant = grants.get(type);
    if (!grant)
      throw new TokenError(
        "unsupported_grant_type",
        "grant_type must be client_credentials, authorization_code or refresh_token",
      );
    const client = authenticateClient(world, request, form);
    return jsonReply(grant(world, client, form, request), 200, noStore);
  } catch (error) {
    if (error instanceof TokenError) return error.toReply();
    throw error;
  }
}

function exchangeCode(world: World, client: Client, form: URLSearchParams, request: HttpRequest) {
  const text = form.get("code");
  if (!text) throw new TokenError("invalid_request", "code must be supplied");
  const code = world.codes.get(text);
  if (!code || code.clientId !== client.app.clientId)
    throw new TokenError("invalid_grant", "Invalid authorization code");
  checkClientProof(client, code, form.get("code_verifier"));
  const now = world.clock.now();
  if (now >= code.expiresAt) throw new TokenError("invalid_grant", "Authorization code expired");
  if (form.get("redirect_uri") !== code.redirectUri)
    throw new TokenError("invalid_grant", "Invalid redirect URI");
  world.codes.delete(text);
  request.caller.userId = code.userId;
  const { clientId, userId, scopes } = code;
  return {
    ...issueAccess(world, clientId, userId, scopes),
    refresh_token: issueRefreshToken(world, {
      clientId,
      userId,
      scopes,
      authorizedAt: now,
      publicClient: !client.hasSecret,
    }),
  };
}

/** Requires the verifier when the code has a challenge, and the client secret otherwise. */
function checkClientProof(client: Client, code: AuthorizationCode, verifier: string | null): void {
  if (code.codeChallenge === null) {
    if (!client.hasSecret) throw new TokenError("invalid_client");
    return;
  }
  const digest = createHash("sha256")
    .update(verifier ?? "")
    .digest("base64url");
  const isWellFormed = verifier !== null && /^[\w.~-]{43,128}$/.test(verifier);
  if (!isWellFormed || digest !== code.codeChallenge)
    throw new TokenError("invalid_grant", "code_verifier was incorrect");
}

function refreshAccess(world: World, client: Client, form: URLSearchParams, request: HttpRequest) {
  const text = form.get("refresh_token");
  if (!text) throw new TokenError("invalid_request", "refresh_token must be supplied");
  const refreshToken = world.refreshTokens.get(text);
  if (!refreshToken || refreshToken.clientId !== client.app.clientId)
    throw new TokenError("invalid_grant", "Invalid refresh token");
  if (!client.hasSecret && !refreshToken.publicClient) throw new TokenError("invalid_client");
  if (refreshToken.revoked) throw new TokenError("invalid_grant", "Refresh token revoked");
  if (isRefreshTokenExpired(refreshToken, world.clock.now()))
    throw new TokenError("invalid_grant", "Refresh token expired");
  request.caller.userId = refreshToken.userId;
  const access = issueAccess(world, refreshToken.clientId, refreshToken.userId, refreshToken.scopes);
  const { refreshTokens } = world.settings;
  if (refreshTokens === "omit") return access;
  if (refreshTokens === "keep") return { ...access, refresh_token: text };
  // The new token keeps `authorizedAt`: the six months count from the user's consent.
  refreshToken.revoked = true;
  return { ...access, refresh_token: issueRefreshToken(world, refreshToken) };
}

function grantToApp(world: World, client: Client) {
  if (!client.hasSecret) throw new TokenError("invalid_client");
  const { scope: _, ...access } = issueAccess(world, client.app.clientId, null, []);
  return access;
}

function issueAccess(world: World, clientId: string, userId: string | null, scopes: string[]) {
  return {
    access_token: issueAccessToken(world, clientId, userId, scopes),
    token_type: "Bearer",
    expires_in: 3600,
    scope: scopes.join(" "),
  };
}
