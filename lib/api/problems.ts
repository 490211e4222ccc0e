import { errorDetail } from "@/lib/core/error-details";
import { errorMessages } from "@/lib/core/error-messages";
import type { ErrorCode } from "@/lib/core/errors";
import { toAppError } from "@/lib/platform/db/outage";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import type { Problem } from "@/lib/schemas/common";

/** Returns the address of the article that explains an error, which RFC 9457 calls its type. */
const articleOf = (code: ErrorCode) => `${env().PUBLIC_URL}/help/errors/${code}`;

/** Returns the seconds until a moment, at least one, for Retry-After. */
const secondsUntil = (moment: Date) => Math.max(1, Math.ceil((moment.getTime() - Date.now()) / 1000));

function reply(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": problem.requestId,
      ...headers,
    },
  });
}

/** Converts an error to application/problem+json (RFC 9457). Logs an unexpected error and does not show its details. */
export function problemReply(thrown: unknown, requestId: string): Response {
  const error = toAppError(thrown);
  if (!error) {
    log.error({ requestId, error: thrown }, "unexpected error");
    const { status, title } = errorMessages.internal_error;
    const detail = errorDetail("internal_error", { reason: "request" });
    return reply({
      type: articleOf("internal_error"),
      title,
      status,
      code: "internal_error",
      detail,
      requestId,
    });
  }
  if (error.code === "database_unavailable")
    log.warn({ requestId, error: error.cause }, "the database is unavailable");
  const { status, title } = errorMessages[error.code];
  const headers: Record<string, string> = {};
  if (error.retryAt && (status === 429 || status === 503 || error.code === "idempotency_key_in_use"))
    headers["retry-after"] = String(secondsUntil(error.retryAt));
  if (status === 401) headers["www-authenticate"] = "Bearer";
  return reply(
    {
      type: articleOf(error.code),
      title,
      status,
      code: error.code,
      detail: error.message,
      requestId,
      ...(error.fields && { errors: error.fields }),
      ...(error.retryAt && { retryAt: error.retryAt.toISOString() }),
    },
    headers,
  );
}
