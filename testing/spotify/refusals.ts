import { expect } from "vitest";
import type { ErrorCode } from "@/lib/core/errors";
import type { Call } from "@/lib/spotify/call";
import { SpotifyError } from "@/lib/spotify/errors";

export const likedSongsCall: Call = { method: "GET", path: "/me/tracks" };
export const playerCall: Call = { method: "GET", path: "/me/player" };
export const pauseCall: Call = { method: "PUT", path: "/me/player/pause" };
export const profileCall: Call = { method: "GET", path: "/me" };
export const saveCall: Call = { method: "PUT", path: "/me/library" };

/** Words that an error message for a person must not contain. */
const jargon = /scope|token|oauth|\bapi\b|https?\b|json|endpoint|status|\b[1-5]\d\d\b|undefined|null|NaN/i;

export type ExpectedError = { code: ErrorCode; says: RegExp };
/** The expected error with Spotify's own message and status. */
type ExpectedThrow = ExpectedError & { upstreamMessage: string | undefined; status: number | undefined };

export async function catchSpotifyError(attempt: Promise<unknown>): Promise<SpotifyError> {
  const error = await attempt.then(
    () => "no refusal",
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SpotifyError);
  return error as SpotifyError;
}

export async function expectRefusal(
  attempt: Promise<unknown>,
  { code, says, upstreamMessage, status }: ExpectedThrow,
) {
  const error = await catchSpotifyError(attempt);
  expect(error).toMatchObject({ code, upstreamMessage, status, message: expect.stringMatching(says) });
  expect(error.message).not.toMatch(jargon);
  if (code === "rate_limited" || code === "quota_exceeded")
    expect(error.retryAt?.getTime()).toBeGreaterThan(Date.now());
  expect(error.endpoint).toMatch(/^(GET|PUT|POST|DELETE) \//);
  return error;
}

/** Expected codes with the essential part of the message: the problem and what the person can do. */
export const errors = {
  ownerWithoutPremium: {
    code: "owner_without_premium",
    says: /suspends a developer app whose owner has no active Premium\. The owner has to renew it; .*a few hours/,
  },
  notListed: {
    code: "not_allow_listed",
    says: /Only people registered with a developer app can use it\. The app’s owner opens developer\.spotify\.com\/dashboard.*Settings.*the tab with its users.* adds your name and Spotify email/,
  },
  forbidden: {
    code: "forbidden_by_spotify",
    says: /does not let personal developer apps .* does not help; use the Spotify app/,
  },
  scopeMissing: {
    code: "scope_missing",
    says: /did not give Tonearm permission to do this\. Connect Spotify again on the Music page and allow/,
  },
  ended: {
    code: "reauth_required",
    says: /no longer accepts this connection\. Connect Spotify again on the Music page; your library/,
  },
  notFound: {
    code: "not_found_on_spotify",
    says: /isn’t on Spotify any more, or Spotify no longer shows it.*Check in the Spotify app/,
  },
  ourFault: {
    code: "refused_by_spotify",
    says: /The mistake is Tonearm’s, not yours\. Reload the page and try again; if it happens again, tell the person/,
  },
  tooMuch: {
    code: "refused_by_spotify",
    says: /more at once than Spotify accepts\. Try again with fewer songs/,
  },
  noDevice: {
    code: "no_active_device",
    says: /No open Spotify app was found\. Open Spotify on a phone, computer or speaker, or choose a device/,
  },
  deviceGone: {
    code: "no_active_device",
    says: /That device is no longer available\. Open Spotify on it again, or choose another/,
  },
  premium: {
    code: "premium_required",
    says: /only with Premium, and your account has none\. Play it in the Spotify app/,
  },
  ownVolume: {
    code: "volume_not_supported",
    says: /device does not let other apps set its volume\. Use its own controls/,
  },
  takesNone: {
    code: "playback_restricted",
    says: /device can’t be controlled from other apps\. Choose another device, or use its own controls/,
  },
  notNow: {
    code: "playback_restricted",
    says: /won’t allow this right now.* Try again, or use the Spotify app/,
  },
  tooFast: {
    code: "rate_limited",
    says: /many requests in a short time\. Try again in \d+ seconds/,
  },
  unavailable: { code: "spotify_unavailable", says: /isn’t responding right now.* try again shortly/ },
} satisfies Record<string, ExpectedError>;

/** Makes a refusal in the usual JSON form of the Web API. */
export const jsonReply = (status: number, message: string, reason?: string) => ({
  status,
  body: { error: { status, message, ...(reason && { reason }) } },
});
export const textReply = (status: number, body: string) => ({ status, body });

export const ownerLapsed =
  "Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.";
export const notRegistered =
  "The user is not registered for this application. Please check your settings on https://developer.spotify.com/dashboard.";
export const notRegistered2024 =
  "Check settings on developer.spotify.com/dashboard, the user may not be registered.";

export type Refusal = { status: number; body: unknown; headers?: Record<string, string> };

export const messageIn = ({ body }: Refusal): string => {
  const { error } = body as { error?: { message?: string } };
  return error?.message ?? (typeof body === "string" ? body : JSON.stringify(body));
};
