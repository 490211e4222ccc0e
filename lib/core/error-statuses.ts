/** The HTTP statuses of the errors about Spotify: the connection, refusals and failures. */
export const spotifyErrorStatuses = {
  spotify_not_connected: 409,
  reauth_required: 409,
  no_active_device: 409,
  invalid_spotify_credentials: 422,
  redirect_uri_refused: 422,
  authorization_denied: 422,
  authorization_unknown: 422,
  authorization_expired: 422,
  authorization_failed: 422,
  scope_missing: 409,
  not_allow_listed: 409,
  owner_without_premium: 409,
  premium_required: 409,
  playback_restricted: 409,
  volume_not_supported: 409,
  forbidden_by_spotify: 409,
  not_found_on_spotify: 404,
  refused_by_spotify: 502,
  rate_limited: 429,
  quota_exceeded: 429,
  spotify_unavailable: 503,
  spotify_reply_unusable: 502,
} as const;

/** The HTTP statuses of the errors about reading and editing playlists. */
export const playlistErrorStatuses = {
  playlist_not_editable: 409,
  playlist_full: 409,
  already_in_playlist: 409,
  playlist_changed_on_spotify: 409,
  playlist_edit_incomplete: 503,
  playlist_busy: 409,
  playlist_not_readable: 409,
} as const;

/**
 * Maps every error code to its HTTP status. The words of an error are in the namespace `errors` of the messages: a title, and a
 * detail, or a detail for each `reason`, the most general one first. Imports no server code, so that components can use it.
 */
export const errorStatuses = {
  internal_error: 500,
  database_unavailable: 503,
  bad_request: 400,
  validation_failed: 400,
  body_too_large: 413,
  unsupported_media_type: 415,
  not_signed_in: 401,
  wrong_email_or_password: 401,
  wrong_password: 422,
  reset_link_invalid: 422,
  not_allowed: 403,
  cross_site_request: 403,
  not_found: 404,
  method_not_allowed: 405,
  email_taken: 409,
  too_many_requests: 429,
  idempotency_key_reused: 422,
  idempotency_key_in_use: 409,
  library_full: 422,
  too_many_api_tokens: 422,
  nothing_to_shuffle: 422,
  shuffle_ended: 409,
  queue_changed: 409,
  queue_item_fixed: 409,
  queue_full: 409,
  queue_empty: 409,
  registration_closed: 403,
  account_disabled: 403,
  invite_required: 403,
  invite_unknown: 403,
  invite_expired: 403,
  invite_used: 403,
  invite_revoked: 403,
  last_admin: 409,
  own_account: 409,
  set_up_code_needed: 403,
  single_sign_on_cancelled: 403,
  single_sign_on_unknown: 422,
  single_sign_on_unavailable: 503,
  single_sign_on_failed: 502,
  provider_email_unusable: 422,
  account_not_connected: 409,
  identity_taken: 409,
  identity_differs: 403,
  only_sign_in: 409,
  confirmation_needed: 403,
  passwords_off: 403,
  sound_off: 409,
  lyrics_off: 409,
  lyrics_not_found: 404,
  lyrics_unavailable: 503,
  ...spotifyErrorStatuses,
  ...playlistErrorStatuses,
} as const;

/** The code of an error, such as `not_found`. */
export type ErrorCode = keyof typeof errorStatuses;

/** Tells whether a text is one of the error codes. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorStatuses, code);
