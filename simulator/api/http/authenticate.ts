import type { HttpRequest } from "../../http/message";
import type { AccessToken } from "../../world/records";
import type { World } from "../../world/world";
import { ApiError, badRequest } from "./api-error";

const missingTokenChallenge =
  'Bearer realm="spotify", error="missing_token", error_description="No token provided"';
const invalidTokenChallenge =
  'Bearer realm="spotify", error="invalid_token", error_description="Invalid access token"';
/** The text of every 401 since July 2026; the header has the cause (github jwilsson/spotify-web-api-php#288). */
const unauthorizedText = "Missing/invalid/expired access token";

/** Returns the request's token, or throws Spotify's 401. */
export function authenticate(world: World, request: HttpRequest): AccessToken {
  const { authorization } = request.headers;
  if (!authorization) throw unauthorized(world, missingTokenChallenge, "No token provided");
  const [scheme = "", text = ""] = authorization.split(" ");
  if (scheme.toLowerCase() !== "bearer") throw badRequest("Only valid bearer authentication supported");
  if (!text) throw unauthorized(world, missingTokenChallenge, "No token provided");
  const token = world.accessTokens.get(text);
  if (!token) throw unauthorized(world, invalidTokenChallenge, "Invalid access token");
  if (world.clock.now() >= token.expiresAt)
    throw unauthorized(world, invalidTokenChallenge, "The access token expired");
  return token;
}

/** The error for an app's own token on a route that requires a user's. */
export function userTokenRequired(world: World): ApiError {
  return unauthorized(world, invalidTokenChallenge, "Invalid access token");
}

function unauthorized(world: World, challenge: string, earlierText: string): ApiError {
  const text = world.settings.errorTexts === "earlier" ? earlierText : unauthorizedText;
  return new ApiError(401, text, undefined, { "www-authenticate": challenge });
}
