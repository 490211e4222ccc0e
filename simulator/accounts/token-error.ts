import { jsonReply, type Reply } from "../http/message";

type Code = "invalid_client" | "invalid_grant" | "invalid_request" | "unsupported_grant_type";

/** The accounts service has a body style of its own, and every error is a 400. */
export class TokenError extends Error {
  constructor(
    readonly code: Code,
    readonly description?: string,
  ) {
    super(description ?? code);
  }

  toReply(): Reply {
    const { code, description } = this;
    return jsonReply({ error: code, ...(description && { error_description: description }) }, 400);
  }
}
