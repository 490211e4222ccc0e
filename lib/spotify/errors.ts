import { AppError, type Refusal } from "@/lib/core/errors";

export type SpotifyErrorDetails = {
  /** The requested endpoint, such as `GET /me/playlists`. */
  endpoint: string;
  status?: number;
  /** Spotify's own words, for the log. */
  upstreamMessage?: string;
  retryAt?: Date | undefined;
  cause?: unknown;
};

/** A refusal or failure of Spotify, with Spotify's own words for the log. */
export class SpotifyError extends AppError {
  override name = "SpotifyError";
  readonly endpoint: string;
  readonly status: number | undefined;
  readonly upstreamMessage: string | undefined;

  constructor(refusal: Refusal, { endpoint, status, upstreamMessage, retryAt, cause }: SpotifyErrorDetails) {
    const [code, parameters = {}] = refusal;
    super(...([code, parameters, { retryAt, cause }] as unknown as Refusal));
    this.endpoint = endpoint;
    this.status = status;
    this.upstreamMessage = upstreamMessage;
  }
}

/** Spotify demanded a pause until `retryAt`: seconds for `rate`, hours for `quota`. */
export class RateLimited extends SpotifyError {
  override name = "RateLimited";
  override readonly retryAt: Date;

  constructor(
    readonly kind: "rate" | "quota",
    retryAt: Date,
    details: SpotifyErrorDetails,
  ) {
    super([kind === "rate" ? "rate_limited" : "quota_exceeded", { until: retryAt }], details);
    this.retryAt = retryAt;
  }
}

const noActiveDevice: Refusal = ["no_active_device", { reason: "none_open" }];
const premiumRequired: Refusal = ["premium_required"];
const volumeNotSupported: Refusal = ["volume_not_supported"];
const restrictedDevice: Refusal = ["playback_restricted", { reason: "device" }];
const restrictedNow: Refusal = ["playback_restricted", { reason: "now" }];
const scopeMissing: Refusal = ["scope_missing", { reason: "unnamed" }];
const tooLarge: Refusal = ["refused_by_spotify", { reason: "too_large" }];
const invalidRequest: Refusal = ["refused_by_spotify", { reason: "invalid" }];

/** Errors by the reason of a refused player command. Spotify's other reasons, about a dozen, all mean `restrictedNow`. */
const playerReasons: Record<string, Refusal> = {
  NO_ACTIVE_DEVICE: noActiveDevice,
  PREMIUM_REQUIRED: premiumRequired,
  VOLUME_CONTROL_DISALLOW: volumeNotSupported,
  DEVICE_NOT_CONTROLLABLE: restrictedDevice,
  REMOTE_CONTROL_DISALLOW: restrictedDevice,
};

const upstreamMessages: [RegExp, Refusal][] = [
  [/active premium subscription required for the owner/i, ["owner_without_premium"]],
  [/user (is )?not registered|user may not be registered/i, ["not_allow_listed"]],
  [/insufficient client scope/i, scopeMissing],
  [/device not found/i, ["no_active_device", { reason: "device_gone" }]],
  [/too many uris|maximum of \d+/i, tooLarge],
  // Refused player commands without a reason.
  [/no active device/i, noActiveDevice],
  [/premium required/i, premiumRequired],
  [/cannot control device volume/i, volumeNotSupported],
  [/restriction violated|player command failed/i, restrictedNow],
];

/** The messages that Spotify used for a missing scope in the past. */
const oldScopeMessages = /^(permissions missing|unauthorized\.)$/i;

/** A refused player command does not say how long to wait. */
const playerPauseMs = 5_000;

function toRefusal(status: number, upstreamMessage: string, reason: string | undefined): Refusal {
  if (status === 401)
    return oldScopeMessages.test(upstreamMessage) ? scopeMissing : ["reauth_required", { reason: "ended" }];
  if (reason === "RATE_LIMITED") return ["rate_limited", { until: new Date(Date.now() + playerPauseMs) }];
  const playerRefusal = reason && playerReasons[reason];
  if (playerRefusal) return playerRefusal;
  const match = upstreamMessages.find(([pattern]) => pattern.test(upstreamMessage));
  if (match) return match[1];
  if (status === 413 || status === 414) return tooLarge;
  // Only refused player commands have a reason.
  if (status === 403) return reason ? restrictedNow : ["forbidden_by_spotify"];
  // Spotify answers 400 to an id that cannot exist.
  if (status === 404 || /invalid base62 id/i.test(upstreamMessage)) return ["not_found_on_spotify"];
  return invalidRequest;
}

/** Converts a reply that is neither a success nor a 429. `reason` and `upstreamMessage` come from its body. */
export function toSpotifyError(
  status: number,
  upstreamMessage: string,
  reason: string | undefined,
  endpoint: string,
): SpotifyError {
  const details = { endpoint, status, upstreamMessage };
  return status >= 500
    ? spotifyUnavailable(details)
    : new SpotifyError(toRefusal(status, upstreamMessage, reason), details);
}

/** Returns the error for a request that Spotify rejected because Tonearm made a mistake. */
export const rejectedRequest = (details: SpotifyErrorDetails) => new SpotifyError(invalidRequest, details);

/** Returns the error for a missing reply and for a server error. */
export const spotifyUnavailable = (details: SpotifyErrorDetails) =>
  new SpotifyError(["spotify_unavailable"], details);

/** Spotify sent a reply that does not match its schema. The error names the endpoint and not the content. */
export const unusableReply = (endpoint: string, cause: unknown) =>
  new SpotifyError(["spotify_reply_unusable", { endpoint }], { endpoint, cause });
