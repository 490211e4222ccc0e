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

/** The error of removed endpoints and of other people's items (github bjarneo/cliamp#54, #315). */
export function forbidden(): ApiError {
  return new ApiError(403, "Forbidden");
}

/** `earlier` is the text of some endpoints before July 2026, where it differed. */
export function insufficientScope(world: World, earlier?: string): ApiError {
  return earlier !== undefined && world.settings.errorTexts === "earlier"
    ? new ApiError(401, earlier)
    : new ApiError(403, "Insufficient client scope");
}
