/** Every reason for which the product refuses something. `lib/api/problems.ts` gives each its status and title. */
export type ErrorCode =
  | "bad_request"
  | "validation_failed"
  | "body_too_large"
  | "unsupported_media_type"
  | "not_signed_in"
  | "wrong_email_or_password"
  | "wrong_password"
  | "not_allowed"
  | "registration_closed"
  | "cross_site_request"
  | "not_found"
  | "method_not_allowed"
  | "email_taken"
  | "too_many_requests"
  | "idempotency_key_reused"
  | "idempotency_key_in_use"
  | "spotify_not_connected"
  | "reauth_required"
  | "no_active_device"
  | "invalid_spotify_credentials"
  | "redirect_uri_refused"
  | "authorization_denied"
  | "authorization_unknown"
  | "authorization_expired"
  | "authorization_failed"
  | "scope_missing"
  | "not_allow_listed"
  | "owner_without_premium"
  | "premium_required"
  | "playback_restricted"
  | "volume_not_supported"
  | "forbidden_by_spotify"
  | "not_found_on_spotify"
  | "refused_by_spotify"
  | "rate_limited"
  | "quota_exceeded"
  | "spotify_unavailable"
  | "spotify_reply_unusable"
  | "playlist_not_editable"
  | "playlist_not_readable"
  | "nothing_to_shuffle"
  | "shuffle_ended";

export type FieldError = { path: string; message: string };

type Extra = {
  /** Errors of single fields, for forms. */
  fields?: FieldError[];
  /** When it is worth trying again. */
  retryAt?: Date;
  cause?: unknown;
};

/** A foreseen refusal: `message` says to the person what happened, why, and what to do now. */
export class AppError extends Error {
  override name = "AppError";
  readonly fields: FieldError[] | undefined;
  readonly retryAt: Date | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    extra: Extra = {},
  ) {
    super(message, { cause: extra.cause });
    this.fields = extra.fields;
    this.retryAt = extra.retryAt;
  }
}

/** The one answer for ids that do not exist and for ids of other people. */
export const notFound = (what: string) =>
  new AppError("not_found", `There is no such ${what} in your library.`);
