import type { ErrorCode } from "@/lib/core/errors";

/** What Spotify, or the way to it, can refuse whenever it is asked for a person. */
export const ofSpotify = [
  "spotify_not_connected",
  "reauth_required",
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

/** The same, and what a command for the player can meet. */
export const ofPlayer = [
  ...ofSpotify,
  "no_active_device",
  "premium_required",
  "playback_restricted",
  "volume_not_supported",
] as const satisfies ErrorCode[];

/** What a trip to Spotify's consent page can meet before it begins. */
export const ofAuthorization = [
  "spotify_not_connected",
  "redirect_uri_refused",
] as const satisfies ErrorCode[];
