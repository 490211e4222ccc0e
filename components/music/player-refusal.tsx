"use client";

import { useEffect } from "react";
import { usePlayer } from "../player/state/player-context";
import { useProblemExplanation } from "../player/state/use-explanation";
import { Callout } from "../ui/status/callout";
import { toast } from "../ui/status/toast";

const lastingCodes = new Set(["premium_required", "quota_exceeded", "rate_limited"]);

/** Refusals that another click cannot fix stay on the page. All others are shown only as toasts. */
export function PlayerRefusal() {
  const { problem, state } = usePlayer();
  const explain = useProblemExplanation();
  const lasting = problem && lastingCodes.has(problem.code) ? problem : null;
  // The page says it, here or on the deck, so the toast of the refused click need not.
  useEffect(() => {
    if (lasting) toast.dismiss(lasting.code);
  }, [lasting]);
  // Without a track, NowPlaying explains the problem.
  if (!lasting || !state?.item) return null;
  const { title, detail } = explain(lasting);
  return (
    <Callout tone="warn" title={title} error={lasting}>
      {detail}
    </Callout>
  );
}
