import { createHash } from "node:crypto";
import { type HttpRequest, jsonReply, type Reply } from "../http/message";
import type { AuthorizationCode } from "../world/records";
import type { World } from "../world/world";
import { authenticateClient, type Client } from "./client-auth";
import { TokenError } from "./token-error";
import { issueAccessToken, issueRefreshToken, isTooOld } from "./tokens";

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
  ["refresh_token", refresh],
  ["client_credentials", clientCredentials],
]);

/** POST /api/token. A body that is not a form counts as empty (github spotify/web-api#1503). */
export function token(world: World, request: HttpRequest): Reply {
  try {
    const isForm = request.headers["content-type"]?.toLowerCase().startsWith(formContentType) ?? false;
    const form = new URLSearchParams(isForm ? request.body.toString("utf8") : "");
    const type = form.get("grant_type");
    if (!type) throw new TokenError("unsupported_grant_type", "grant_type parameter is missing");
    const grant = grants.get(type);
    if (!grant) throw new TokenError("unsupported_grant_type", wrongGrantType());
    const client = authenticateClient(world, request, form);
    return jsonReply(grant(world, client, form, request), 200, noStore);
  } catch (error) {
    if (error instanceof TokenError) return error.toReply();
    throw error;
  }
}

function wrongGrantType(): string {
  return "grant_type must be client_credentials, authorization_code or refresh_token";
}

function exchangeCode(world: World, client: Client, form: URLSearchParams, request: HttpRequest) {
  const text = form.get("code");
  if (!text) throw new TokenError("invalid_request", "code must be supplied");
  const code = world.codes.get(text);
  if (!code || code.clientId !== client.app.clientId)
    throw new TokenError("invalid_grant", "Invalid authorization code");
  checkProof(client, code, form.get("code_verifier"));
  const now = world.clock.now();
  if (now >= code.expiresAt) throw new TokenError("invalid_grant", "Authorization code expired");
  if (form.get("redirect_uri") !== code.redirectUri)
    throw new TokenError("invalid_grant", "Invalid redirect URI");
  world.codes.delete(text);
  request.caller.userId = code.userId;
  const { clientId, userId, scopes } = code;
  return {
    ...accessPart(world, clientId, userId, scopes),
    refresh_token: issueRefreshToken(world, {
      clientId,
      userId,
      scopes,
      authorizedAt: now,
      publicClient: !client.proven,
    }),
  };
}

/** A secret, or the verifier that fits the challenge, or both where both were promised. */
function checkProof(client: Client, code: AuthorizationCode, verifier: string | null): void {
  if (code.codeChallenge === null) {
    if (!client.proven) throw new TokenError("invalid_client");
    return;
  }
  const digest = createHash("sha256")
    .update(verifier ?? "")
    .digest("base64url");
  const wellFormed = verifier !== null && /^[\w.~-]{43,128}$/.test(verifier);
  if (!wellFormed || digest !== code.codeChallenge)
    throw new TokenError("invalid_grant", "code_verifier was incorrect");
}

function refresh(world: World, client: Client, form: URLSearchParams, request: HttpRequest) {
  const text = form.get("refresh_token");
  if (!text) throw new TokenError("invalid_request", "refresh_token must be supplied");
  const known = world.refreshTokens.get(text);
  if (!known || known.clientId !== client.app.clientId)
    throw new TokenError("invalid_grant", "Invalid refresh token");
  if (!client.proven && !known.publicClient) throw new TokenError("invalid_client");
  if (known.revoked) throw new TokenError("invalid_grant", "Refresh token revoked");
  if (isTooOld(known, world.clock.now())) throw new TokenError("invalid_grant", "Refresh token expired");
  request.caller.userId = known.userId;
  const access = accessPart(world, known.clientId, known.userId, known.scopes);
  const { refreshTokens } = world.settings;
  if (refreshTokens === "omit") return access;
  if (refreshTokens === "keep") return { ...access, refresh_token: text };
  // A new token does not start new six months: they count from the person's consent.
  known.revoked = true;
  return { ...access, refresh_token: issueRefreshToken(world, known) };
}

function clientCredentials(world: World, client: Client) {
  if (!client.proven) throw new TokenError("invalid_client");
  const { scope: _, ...access } = accessPart(world, client.app.clientId, null, []);
  return access;
}

function accessPart(world: World, clientId: string, userId: string | null, scopes: string[]) {
  return {
    access_token: issueAccessToken(world, clientId, userId, scopes),
    token_type: "Bearer",
    expires_in: 3600,
    scope: scopes.join(" "),
  };
}
