import type { User } from "../../world/records";
import { ApiError, badRequest, insufficientScope, notFound } from "./api-error";
import type { ApiRequest } from "./api-route";

/** The person behind the token; routes that need one are only reached with one. */
export function personOf(request: ApiRequest): User {
  if (!request.user) throw new ApiError(401, "Missing/invalid/expired access token");
  return request.user;
}

export function needScope({ world, token }: ApiRequest, scope: string, earlierText?: string): void {
  if (!token.scopes.includes(scope)) throw insufficientScope(world, earlierText);
}

/** The JSON body as an object; `{}` when there is none. */
export function jsonBody(request: ApiRequest): Record<string, unknown> {
  if (request.body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString("utf8"));
  } catch {
    throw badRequest("Error parsing JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw badRequest("Error parsing JSON.");
  return value as Record<string, unknown>;
}

export function needQuery(request: ApiRequest, name: string): string {
  const value = request.query.get(name);
  if (value === null || value === "") throw badRequest(`Missing required field: ${name}`);
  return value;
}

/** A whole number of at least 0, from the query or a body. */
export function wholeNumber(value: unknown, name: string): number {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number) || number < 0)
    throw badRequest(`Invalid ${name}`);
  return number;
}

export function isBase62Id(id: string): boolean {
  return /^[0-9A-Za-z]{22}$/.test(id);
}

/** Looks an id up the way Spotify answers: a malformed one is a 400, an unknown one a 404. */
export function needById<T>(known: ReadonlyMap<string, T>, id = ""): T {
  const found = known.get(id);
  if (found !== undefined) return found;
  if (!isBase62Id(id)) throw badRequest("Invalid base62 id");
  throw notFound();
}
