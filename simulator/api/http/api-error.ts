import { jsonReply, type Reply } from "../../http/message";
import type { World } from "../../world/world";

/** An error of the Web API. Only some have a `reason`. */
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

/** The error for removed endpoints and for the items of other users' playlists (github bjarneo/cliamp#54, #315). */
export function forbidden(): ApiError {
  return new ApiError(403, "Forbidden");
}

/** @param earlier the text before July 2026, for endpoints where it was a different one */
export function insufficientScope(world: World, earlier?: string): ApiError {
  return earlier !== undefined && world.settings.errorTexts === "earlier"
    ? new ApiError(401, earlier)
    : new ApiError(403, "Insufficient client scope");
}
