"use client";

import { useRouter } from "next/navigation";
import { Callout } from "../ui/callout";
import { connectionProblems } from "./connection-problems";

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
  const message = connectionProblems[problem] ?? {
    title: "Spotify was not connected",
    detail: "Nothing was stored. Try again; if it happens twice, check the set-up.",
  };
  return (
    <Callout tone="danger" title={message.title} onDismiss={dismiss}>
      {message.detail}
    </Callout>
  );
}
