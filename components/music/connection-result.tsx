"use client";

import { useRouter } from "next/navigation";
import { errorDetail, isErrorCode } from "@/lib/core/error-details";
import { errorMessages } from "@/lib/core/error-messages";
import { Callout } from "../ui/callout";

type ConnectionResultProps = { connected: string | null; problem: string | null };

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
  const isKnown = isErrorCode(problem);
  const title = isKnown ? errorMessages[problem].title : "Spotify was not connected";
  const detail = isKnown
    ? errorDetail(problem)
    : "Nothing was stored. Try again; if it happens twice, check the set-up.";
  return (
    <Callout tone="danger" title={title} onDismiss={dismiss}>
      {detail}
    </Callout>
  );
}
