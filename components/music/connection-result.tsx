"use client";

import { useRouter } from "next/navigation";
import { type ErrorCode, errorDetail } from "@/lib/core/error-details";
import { errorMessages } from "@/lib/core/error-messages";
import { Callout } from "../ui/status/callout";

type ConnectionResultProps = { connected: string | null; problem: string | null };

/**
 * The codes with which a connection can fail. Only the code is in the address, so codes whose detail has parameters have
 * another detail here.
 */
const details = {
  authorization_denied: null,
  authorization_expired: null,
  authorization_failed: null,
  authorization_unknown: null,
  database_unavailable: null,
  forbidden_by_spotify: null,
  invalid_spotify_credentials: null,
  not_allow_listed: null,
  owner_without_premium: null,
  quota_exceeded:
    "Spotify allows a developer app a limited number of requests a day, and yours are used up. Profile, Services shows when they work again. Connect again then.",
  rate_limited:
    "Spotify received many requests in a short time. Nothing was changed. Connect again in a minute.",
  reauth_required: null,
  redirect_uri_refused: null,
  refused_by_spotify: null,
  scope_missing: null,
  spotify_not_connected: null,
  spotify_reply_unusable:
    "Spotify sent a reply that Tonearm cannot read. Nothing was changed. Try again; if it happens again, tell the person who runs this instance.",
  spotify_unavailable: null,
} satisfies Partial<Record<ErrorCode, string | null>>;

const isConnectionProblem = (code: string): code is keyof typeof details => Object.hasOwn(details, code);

/** Result of a visit to Spotify's consent page. Dismissing it cleans the URL, so that a reload does not show it again. */
export function ConnectionResult({ connected, problem }: ConnectionResultProps) {
  const router = useRouter();
  const dismiss = () => router.replace("/music");
  if (connected) {
    return (
      <Callout title="Spotify is connected" onDismiss={dismiss}>
        {connected === "another"
          ? "This is another Spotify account than before. The next import replaces what came from the former one."
          : "You can bring your library in now."}
      </Callout>
    );
  }
  if (!problem) return null;
  const isKnown = isConnectionProblem(problem);
  const title = isKnown ? errorMessages[problem].title : "Spotify was not connected";
  const detail = isKnown
    ? (details[problem] ?? errorDetail(problem))
    : "Nothing was stored. Try again; if it happens twice, check the set-up.";
  return (
    <Callout tone="danger" title={title} onDismiss={dismiss}>
      {detail}
    </Callout>
  );
}
