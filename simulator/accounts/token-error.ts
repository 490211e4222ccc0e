import { jsonReply, type Reply } from "../http/message";

type TokenErrorCode = "invalid_client" | "invalid_grant" | "invalid_request" | "unsupported_grant_type";

/** An error of the accounts service: always status 400, with an OAuth body instead of the Web API's. */
export class TokenError extends Error {
  constructor(
    readonly code: TokenErrorCode,
    readonly description?: string,
  ) {
    super(description ?? code);
  }

  toReply(): Reply {
    const { code, description } = this;
    return jsonReply({ error: code, ...(description && { error_description: description }) }, 400);
  }
}
