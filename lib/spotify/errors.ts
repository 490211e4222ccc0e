import { AppError, type ErrorCode } from "@/lib/platform/errors";

type Words = {
  /** The endpoint that was asked, such as `GET /me/playlists`. */
  endpoint: string;
  status?: number;
  /** Spotify's own words, for the log. */
  said?: string;
  retryAt?: Date;
  cause?: unknown;
};

/** A refusal or failure of Spotify, in plain words for the person and with Spotify's own for the log. */
export class SpotifyError extends AppError {
  override name = "SpotifyError";
  readonly endpoint: string;
  readonly status: number | undefined;
  readonly said: string | undefined;

  constructor(code: ErrorCode, message: string, { endpoint, status, said, retryAt, cause }: Words) {
    super(code, message, { retryAt, cause });
    this.endpoint = endpoint;
    this.status = status;
    this.said = said;
  }
}

/** Spotify asked for a pause: `kind` says whether of seconds (rate) or of hours (quota), `retryAt` until when. */
export class RateLimited extends SpotifyError {
  override name = "RateLimited";
  override readonly retryAt: Date;

  constructor(
    readonly kind: "rate" | "quota",
    retryAt: Date,
    words: Words,
  ) {
    const [code, message] =
      kind === "quota"
        ? ([
            "quota_exceeded",
            "Your Spotify developer app has used up its calls of this kind for now.",
          ] as const)
        : (["rate_limited", "Spotify asks your developer app for a short pause."] as const);
    super(code, `${message} It goes on by itself when the pause is over.`, words);
    this.retryAt = retryAt;
  }
}

const playerReasons: Record<string, [ErrorCode, string]> = {
  NO_ACTIVE_DEVICE: [
    "no_active_device",
    "No Spotify app is active. Open Spotify on a phone, computer or speaker, or choose a device, then try again.",
  ],
  PREMIUM_REQUIRED: [
    "premium_required",
    "Spotify lets other apps control playback for Premium listeners only. Importing, editing and shuffling work without it.",
  ],
  VOLUME_CONTROL_DISALLOW: [
    "volume_not_supported",
    "This device does not let other apps set its volume. Use its own buttons.",
  ],
};

const fromMessage: [RegExp, ErrorCode, string][] = [
  [
    /active premium subscription required for the owner/i,
    "owner_without_premium",
    "Spotify has stopped this developer app because its owner has no active Premium. After Premium is renewed it can take a few hours.",
  ],
  [
    /user (is )?not registered|user may not be registered/i,
    "not_allow_listed",
    "Your Spotify account is not on the list of this developer app. In the Spotify dashboard open the app, then Settings, then User Management, and add your name and Spotify e-mail address.",
  ],
  [
    /insufficient client scope/i,
    "scope_missing",
    "Spotify was not asked for the right to do this. Connect to Spotify again.",
  ],
  [
    /device not found/i,
    "no_active_device",
    "That device is gone. Open Spotify on it again, or choose another.",
  ],
  [
    /restriction violated|player command failed/i,
    "playback_restricted",
    "Spotify does not allow this right now, for example because it is already so or nothing more is in the queue.",
  ],
];

const fromStatus: Record<number, [ErrorCode, string]> = {
  401: [
    "reauth_required",
    "Spotify no longer accepts this connection. Connect to Spotify again; your library stays.",
  ],
  403: ["forbidden_by_spotify", "Spotify does not let apps in Development Mode read or do this."],
  404: ["not_found_on_spotify", "Spotify does not know this, or no longer shows it."],
};

/** What a reply that is neither a success nor a 429 means. `reason` and `said` come from the body, if it had them. */
export function refusalOf(
  status: number,
  said: string,
  reason: string | undefined,
  endpoint: string,
): SpotifyError {
  const words = { endpoint, status, said };
  const known = reason ? playerReasons[reason] : undefined;
  if (known) return new SpotifyError(...known, words);
  if (status >= 500) return unavailable(endpoint, { status, said });
  const worded = fromMessage.find(([pattern]) => pattern.test(said));
  if (worded && status !== 401) return new SpotifyError(worded[1], worded[2], words);
  const [code, message] = fromStatus[status] ?? [
    "refused_by_spotify",
    "Spotify refused this request. Reload and try again; if it stays, report it with the request id.",
  ];
  return new SpotifyError(code, message, words);
}

/** Spotify did not answer, or answered with an error of its own. */
export const unavailable = (endpoint: string, words: Omit<Words, "endpoint"> = {}) =>
  new SpotifyError("spotify_unavailable", "Spotify does not answer right now. Try again in a moment.", {
    endpoint,
    ...words,
  });

/** Spotify answered with something that cannot be used. The endpoint is named, its content is not. */
export const unusable = (endpoint: string, cause: unknown) =>
  new SpotifyError(
    "spotify_reply_unusable",
    `Spotify's answer to ${endpoint} could not be used. Try again; if it stays, report it.`,
    { endpoint, cause },
  );
