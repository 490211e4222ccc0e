import { AppError, type ErrorCode } from "@/lib/core/errors";
import { log } from "@/lib/platform/log";
import type { Problem } from "@/lib/schemas/common";

/** The one place that gives every code its HTTP status and title. The compiler refuses a code without a row. */
export const problems: Record<ErrorCode, [status: number, title: string]> = {
  bad_request: [400, "The request cannot be read"],
  validation_failed: [400, "Some of it is not right"],
  body_too_large: [413, "The request is too large"],
  unsupported_media_type: [415, "The request is not JSON"],
  not_signed_in: [401, "Not signed in"],
  wrong_email_or_password: [401, "Wrong e-mail address or password"],
  wrong_password: [422, "Wrong password"],
  not_allowed: [403, "Not allowed"],
  registration_closed: [403, "Registration is closed"],
  cross_site_request: [403, "Request from another site"],
  not_found: [404, "Not found"],
  method_not_allowed: [405, "Method not allowed"],
  email_taken: [409, "E-mail address taken"],
  too_many_requests: [429, "Too many requests"],
  idempotency_key_reused: [422, "Idempotency key used for something else"],
  idempotency_key_in_use: [409, "Still being worked on"],
  spotify_not_connected: [409, "Spotify is not connected"],
  reauth_required: [409, "The connection to Spotify has ended"],
  no_active_device: [409, "No active device"],
  invalid_spotify_credentials: [422, "Spotify refused the credentials"],
  redirect_uri_refused: [422, "Spotify would refuse the redirect URI"],
  authorization_denied: [422, "Cancelled at Spotify"],
  authorization_unknown: [422, "Unknown sign-in at Spotify"],
  authorization_expired: [422, "The sign-in at Spotify took too long"],
  authorization_failed: [422, "Spotify did not complete the sign-in"],
  scope_missing: [409, "Spotify was not asked for this right"],
  not_allow_listed: [409, "Not on the developer app's list"],
  owner_without_premium: [409, "The developer app's owner has no Premium"],
  premium_required: [409, "Spotify Premium is needed"],
  playback_restricted: [409, "Not possible right now"],
  volume_not_supported: [409, "The device sets its own volume"],
  forbidden_by_spotify: [409, "Spotify does not allow this"],
  not_found_on_spotify: [404, "Not found on Spotify"],
  refused_by_spotify: [502, "Spotify refused the request"],
  rate_limited: [429, "Spotify asks for a pause"],
  quota_exceeded: [429, "The developer app's calls are used up"],
  spotify_unavailable: [503, "Spotify does not answer"],
  spotify_reply_unusable: [502, "Spotify's answer cannot be used"],
  playlist_not_editable: [409, "This playlist cannot be edited here"],
  playlist_not_readable: [409, "This playlist's songs cannot be read"],
  nothing_to_shuffle: [422, "Nothing to play"],
  shuffle_ended: [409, "This shuffle has ended"],
};

/** Seconds until a moment, at least one: what Retry-After says. */
const secondsUntil = (moment: Date) => Math.max(1, Math.ceil((moment.getTime() - Date.now()) / 1000));

function reply(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "x-request-id": problem.requestId, ...headers },
  });
}

/** An error as application/problem+json (RFC 9457). What was not foreseen is logged and shown without its details. */
export function problemReply(error: unknown, requestId: string): Response {
  if (!(error instanceof AppError)) {
    log.error({ requestId, error }, "unforeseen error");
    const detail =
      "Something went wrong here, and it was logged. Try again; if it stays, report the request id.";
    return reply({
      type: "about:blank",
      title: "Unforeseen error",
      status: 500,
      code: "internal_error",
      detail,
      requestId,
    });
  }
  const [status, title] = problems[error.code];
  const headers: Record<string, string> = {};
  if (error.retryAt && (status === 429 || status === 503 || error.code === "idempotency_key_in_use"))
    headers["retry-after"] = String(secondsUntil(error.retryAt));
  if (status === 401) headers["www-authenticate"] = "Bearer";
  return reply(
    {
      type: "about:blank",
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
