import { jsonReply, type Reply } from "../../http/message";
import type { World } from "../../world/world";

/** An error in the Web API's own shape; `reason` only where Spotify sends one. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly reason?: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  toReply(): Reply {
    const { status, message, reason } = this;
    return jsonReply({ error: { status, message, ...(reason && { reason }) } }, status, this.headers);
  }
}

export function badRequest(message: string): ApiError {
  return new ApiError(400, message);
}

export function notFound(): ApiError {
  return new ApiError(404, "Resource not found");
}

/** The one word for removed endpoints and for items that are not this person's (github bjarneo/cliamp#54, #315). */
export function forbidden(): ApiError {
  return new ApiError(403, "Forbidden");
}

/** `earlier`: what some endpoints said before July 2026, where it was something of their own. */
export function insufficientScope(world: World, earlier?: string): ApiError {
  return earlier !== undefined && world.settings.errorTexts === "earlier"
    ? new ApiError(401, earlier)
    : new ApiError(403, "Insufficient client scope");
}
