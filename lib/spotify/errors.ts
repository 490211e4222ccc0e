import { AppError, type ErrorCode } from "@/lib/core/errors";

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

const playerPauseMs = 5_000;
const minute = 60_000;
const hour = 60 * minute;

/** How long until a moment, for a sentence. In which time zone the person lives only their browser knows. */
function inWords(until: Date): string {
  const ms = until.getTime() - Date.now();
  if (ms > 1.5 * hour) return `in about ${Math.round(ms / hour)} hours`;
  if (ms > 1.5 * minute) return `in about ${Math.round(ms / minute)} minutes`;
  return ms > 1_500 ? `in ${Math.ceil(ms / 1_000)} seconds` : "in a moment";
}

const pauses = {
  rate: [
    "rate_limited",
    (until: string) =>
      `Spotify asks for a pause, because many calls came in a short time. Try again ${until}; an import goes on by itself.`,
  ],
  quota: [
    "quota_exceeded",
    (until: string) =>
      `Spotify allows your developer app only so many calls of this kind a day, and they are used up. Spotify opens it again ${until}; Profile, Services shows when. Everything else works, and there is nothing you need to do.`,
  ],
} as const;

/** Spotify asked for a pause: `kind` says whether of seconds (rate) or of hours (quota), `retryAt` until when. */
export class RateLimited extends SpotifyError {
  override name = "RateLimited";
  override readonly retryAt: Date;

  constructor(
    readonly kind: "rate" | "quota",
    retryAt: Date,
    words: Words,
  ) {
    const [code, message] = pauses[kind];
    super(code, message(inWords(retryAt)), words);
    this.retryAt = retryAt;
  }
}

/** A code, and what it means to the person: what happened, why, and what to do now. */
type Meaning = [ErrorCode, string];

const noActiveDevice: Meaning = [
  "no_active_device",
  "No Spotify app is active. Open Spotify on a phone, computer or speaker, or choose a device, then try again.",
];
const listenerWithoutPremium: Meaning = [
  "premium_required",
  "Spotify lets other apps control what plays only for listeners with Premium, and your account has none. Play it in Spotify's own app; importing, editing and the shuffle order work here without Premium.",
];
const ownVolume: Meaning = [
  "volume_not_supported",
  "This device does not let other apps set its volume. Use its own buttons.",
];
const deviceTakesNone: Meaning = [
  "playback_restricted",
  "This device takes no commands from other apps. Choose another device, or use its own buttons.",
];
const notNow: Meaning = [
  "playback_restricted",
  "Spotify does not allow this right now: it may be so already, there may be nothing to skip to, or an advertisement may be playing. See what plays now, then try again or use Spotify's own app.",
];
const missingScope: Meaning = [
  "scope_missing",
  "Tonearm was not given the right to do this. Connect to Spotify again under Profile, Services, and agree to everything that it asks for.",
];
const tooMuchAtOnce: Meaning = [
  "refused_by_spotify",
  "That was more at once than Spotify takes. Try it with fewer songs.",
];

/** The reasons of player commands. Those not named here, a dozen, all say that it is not possible now. */
const playerReasons: Record<string, Meaning> = {
  NO_ACTIVE_DEVICE: noActiveDevice,
  PREMIUM_REQUIRED: listenerWithoutPremium,
  VOLUME_CONTROL_DISALLOW: ownVolume,
  DEVICE_NOT_CONTROLLABLE: deviceTakesNone,
  REMOTE_CONTROL_DISALLOW: deviceTakesNone,
  RATE_LIMITED: [
    "rate_limited",
    "Spotify got too many commands in a short time. Wait a few seconds, then try again.",
  ],
};

const fromMessage: [RegExp, Meaning][] = [
  [
    /active premium subscription required for the owner/i,
    [
      "owner_without_premium",
      "Spotify stops a developer app whose owner has no active Premium. The owner of this one has to renew it; after that Spotify can take a few hours. Your library stays.",
    ],
  ],
  [
    /user (is )?not registered|user may not be registered/i,
    [
      "not_allow_listed",
      "Spotify lets a developer app be used only by the people on its list, and your Spotify account is not on this one's. The app's owner opens it at developer.spotify.com/dashboard, then Settings, then User Management, and adds your name and Spotify e-mail address. Then try again.",
    ],
  ],
  [/insufficient client scope/i, missingScope],
  [
    /device not found/i,
    ["no_active_device", "That device is gone. Open Spotify on it again, or choose another."],
  ],
  [/too many uris|maximum of \d+/i, tooMuchAtOnce],
  // The player's refusals that came without a reason.
  [/no active device/i, noActiveDevice],
  [/premium required/i, listenerWithoutPremium],
  [/cannot control device volume/i, ownVolume],
  [/restriction violated|player command failed/i, notNow],
];

/** How Spotify used to tell that a scope is missing. */
const scopeMissingFormerly = /^(permissions missing|unauthorized\.)$/i;

const endedConnection: Meaning = [
  "reauth_required",
  "Spotify no longer accepts this connection. Connect to Spotify again under Profile, Services; your library stays.",
];
const unknownToSpotify: Meaning = [
  "not_found_on_spotify",
  "Spotify does not know this, or no longer shows it to other apps. Look in Spotify's own app whether it is still there.",
];
const notForSmallApps: Meaning = [
  "forbidden_by_spotify",
  "Spotify does not let personal developer apps such as yours (in Development Mode) read or do this, for example with playlists of other people. Trying again does not help; use Spotify's own app for it.",
];
const ourFault: Meaning = [
  "refused_by_spotify",
  "Spotify did not accept what Tonearm asked of it. The mistake is Tonearm's, not yours. Reload the page and try again; if it stays, tell the person who runs this instance.",
];

function meaningOf(status: number, said: string, reason: string | undefined): Meaning {
  if (status === 401) return scopeMissingFormerly.test(said) ? missingScope : endedConnection;
  const known = reason && playerReasons[reason];
  if (known) return known;
  const worded = fromMessage.find(([pattern]) => pattern.test(said));
  if (worded) return worded[1];
  if (status === 413 || status === 414) return tooMuchAtOnce;
  // Only the player gives reasons.
  if (status === 403) return reason ? notNow : notForSmallApps;
  // An id that cannot exist is one that does not.
  return status === 404 || /invalid base62 id/i.test(said) ? unknownToSpotify : ourFault;
}

/** What a reply that is neither a success nor a 429 means. `reason` and `said` come from the body, if it had them. */
export function refusalOf(
  status: number,
  said: string,
  reason: string | undefined,
  endpoint: string,
): SpotifyError {
  const words = { endpoint, status, said };
  if (status >= 500) return unavailable(endpoint, words);
  const [code, message] = meaningOf(status, said, reason);
  // The player does not say how long; whoever is refused for a time is told a moment.
  const pause = code === "rate_limited" && { retryAt: new Date(Date.now() + playerPauseMs) };
  return new SpotifyError(code, message, { ...words, ...pause });
}

/** Spotify understood nothing of a request that Tonearm made: whoever uses it cannot mend that. */
export const misunderstood = (words: Words) => new SpotifyError(...ourFault, words);

/** Spotify did not answer, or answered with an error of its own. */
export const unavailable = (endpoint: string, words: Omit<Words, "endpoint"> = {}) =>
  new SpotifyError(
    "spotify_unavailable",
    "Spotify does not answer right now. The trouble is there or on the way there; try again in a moment.",
    { ...words, endpoint },
  );

/** Spotify answered with something that cannot be used. The endpoint is named, its content is not. */
export const unusable = (endpoint: string, cause: unknown) =>
  new SpotifyError(
    "spotify_reply_unusable",
    `Spotify sent an answer that Tonearm cannot read. Try again; if it stays, tell the person who runs this instance that it was the answer to ${endpoint}.`,
    { endpoint, cause },
  );
