"use client";

import { usePlayer } from "../player/player-context";
import { useProblemExplanation } from "../player/use-explanation";
import { Callout } from "../ui/status/callout";

const lastingCodes = new Set(["premium_required", "quota_exceeded", "rate_limited"]);

/** Refusals that another click cannot fix stay on the page. All others are shown only as toasts. */
export function PlayerRefusal() {
  const { problem, state } = usePlayer();
  const explain = useProblemExplanation();
  // Without a track, NowPlaying explains the problem.
  if (!problem || !lastingCodes.has(problem.code) || !state?.item) return null;
  const { title, detail } = explain(problem);
  return (
    <Callout tone="warn" title={title} error={problem}>
      {detail}
    </Callout>
  );
}
