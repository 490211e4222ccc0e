import type { Context } from "@/lib/core/context";
import { errorStatuses } from "@/lib/core/error-statuses";
import { reasonOf } from "@/lib/core/error-words";
import { AppError, type ErrorCode, wordError } from "@/lib/core/errors";
import { toAppError } from "@/lib/platform/db/outage";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import type { Problem } from "@/lib/schemas/common";

/** Returns the address of the article that explains an error, which RFC 9457 calls its type. */
const articleOf = (code: ErrorCode) => `${env().PUBLIC_URL}/help/errors/${code}`;

/** Returns the seconds until a moment, at least one, for Retry-After. */
const secondsUntil = (moment: Date) => Math.max(1, Math.ceil((moment.getTime() - Date.now()) / 1000));

/**
 * Converts an error to application/problem+json (RFC 9457) in the language of the request. Logs an unexpected error and does not show
 * its details.
 */
export function problemReply(thrown: unknown, { requestId, locale }: Pick<Context, "requestId" | "locale">) {
  const known = toAppError(thrown);
  if (!known) log.error({ requestId, error: thrown }, "unexpected error");
  const error = known ?? new AppError("internal_error", { reason: "request" });
  const { code, retryAt } = error;
  if (code === "database_unavailable")
    log.warn({ requestId, error: error.cause }, "the database is unavailable");
  const status = errorStatuses[code];
  const headers = new Headers({
    "content-type": "application/problem+json",
    "content-language": locale,
    "cache-control": "no-store",
    "x-request-id": requestId,
  });
  if (retryAt && (status === 429 || status === 503 || code === "idempotency_key_in_use"))
    headers.set("retry-after", String(secondsUntil(retryAt)));
  if (status === 401) headers.set("www-authenticate", "Bearer");
  const { title, detail, fields } = wordError(locale, error);
  const problem: Problem = {
    type: articleOf(code),
    title,
    status,
    code,
    reason: reasonOf(code, error.parameters),
    detail,
    requestId,
    ...(fields && { errors: fields }),
    ...(retryAt && { retryAt: retryAt.toISOString() }),
  };
  return new Response(JSON.stringify(problem), { status, headers });
}
