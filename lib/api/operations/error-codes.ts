import type { ErrorCode } from "@/lib/core/errors";

/** Errors that every call to Spotify for a person can cause. */
export const spotifyErrors = [
  "spotify_not_connected",
  "reauth_required",
  "invalid_spotify_credentials",
  "scope_missing",
  "not_allow_listed",
  "owner_without_premium",
  "forbidden_by_spotify",
  "not_found_on_spotify",
  "refused_by_spotify",
  "rate_limited",
  "quota_exceeded",
  "spotify_unavailable",
  "spotify_reply_unusable",
] as const satisfies ErrorCode[];

/** Errors of an access token that has to be refreshed. */
export const tokenErrors = [
  "spotify_not_connected",
  "reauth_required",
  "invalid_spotify_credentials",
  "spotify_unavailable",
  "spotify_reply_unusable",
] as const satisfies ErrorCode[];

/** Errors that a player command can cause. */
export const playerErrors = [
  ...spotifyErrors,
  "no_active_device",
  "premium_required",
  "playback_restricted",
  "volume_not_supported",
] as const satisfies ErrorCode[];

/** Errors before a person reaches Spotify's consent page. */
export const authorizationErrors = [
  "spotify_not_connected",
  "invalid_spotify_credentials",
  "redirect_uri_refused",
] as const satisfies ErrorCode[];

/** Errors of a sign-up while registration is by invite. */
export const inviteErrors = [
  "invite_required",
  "invite_unknown",
  "invite_expired",
  "invite_used",
  "invite_revoked",
] as const satisfies ErrorCode[];
