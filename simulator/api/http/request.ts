import type { User } from "../../world/records";
import { ApiError, badRequest, insufficientScope, notFound } from "./api-error";
import type { ApiRequest } from "./api-route";

/** Returns the token's user. Routes with `needsUser` always have one. */
export function requireUser({ user }: Pick<ApiRequest, "user">): User {
  if (!user) throw new ApiError(401, "Missing/invalid/expired access token");
  return user;
}

export function requireScope({ world, token }: ApiRequest, scope: string, earlierText?: string): void {
  if (!token.scopes.includes(scope)) throw insufficientScope(world, earlierText);
}

/** Parses the body as a JSON object; an empty body is `{}`. */
export function parseJsonBody({ body }: Pick<ApiRequest, "body">): Record<string, unknown> {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    throw badRequest("Error parsing JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw badRequest("Error parsing JSON.");
  return value as Record<string, unknown>;
}

export function requireQuery({ query }: Pick<ApiRequest, "query">, name: string): string {
  const value = query.get(name);
  if (value === null || value === "") throw badRequest(`Missing required field: ${name}`);
  return value;
}

/** Parses a whole number of at least 0 from the query or the body. */
export function parseWholeNumber(value: unknown, name: string): number {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number) || number < 0)
    throw badRequest(`Invalid ${name}`);
  return number;
}

function isBase62Id(id: string): boolean {
  return /^[0-9A-Za-z]{22}$/.test(id);
}

/** Finds an object. As at Spotify, a malformed id is a 400 and an unknown id a 404. */
export function requireById<T>(objects: ReadonlyMap<string, T>, id = ""): T {
  const object = objects.get(id);
  if (object !== undefined) return object;
  if (!isBase62Id(id)) throw badRequest("Invalid base62 id");
  throw notFound();
}
