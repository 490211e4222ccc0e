"use client";

import { explainPlayerProblem } from "../player/explain-player-problem";
import { usePlayer } from "../player/player-context";
import { Callout } from "../ui/callout";

const lasting = new Set(["premium_required", "quota_exceeded", "rate_limited"]);

/** Refusals that the next press of a button will not mend stay on the page; the rest are gone with their toast. */
export function PlayerRefusal() {
  const { problem, state } = usePlayer();
  // Without a track to show, the deck itself says what is the matter.
  if (!problem || !lasting.has(problem.code) || !state?.item) return null;
  const { title, detail } = explainPlayerProblem(problem);
  return (
    <Callout tone="warn" title={title}>
      {detail}
    </Callout>
  );
}
