"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { connectionQuery, isConnected } from "@/lib/client/connection";
import type { FirstSteps } from "@/lib/schemas/first-steps";
import { useImport } from "../imports/use-import";
import { usePlayer } from "../player/state/player-context";

export const stepNames = ["app", "connect", "import", "play"] as const;
export type StepName = (typeof stepNames)[number];

/** Returns which steps are done, from what the server knew when it made the page and from what has happened since. */
export function useFirstSteps(stored: FirstSteps) {
  const { data: connection } = useQuery(connectionQuery());
  const { latest } = useImport();
  const { state } = usePlayer();
  const hasImported = stored.hasImported || latest?.state === "completed";
  // Music that plays before the import was not started here.
  const isPlaying = hasImported && state?.isPlaying === true;
  const [hasSeenPlaying, setHasSeenPlaying] = useState(false);
  useEffect(() => {
    if (isPlaying) setHasSeenPlaying(true);
  }, [isPlaying]);
  const done: Record<StepName, boolean> = {
    app: connection !== undefined && connection.state !== "no-credentials",
    connect: isConnected(connection?.state),
    import: hasImported,
    play: stored.hasPlayed || isPlaying || hasSeenPlaying,
  };
  return {
    done,
    doneCount: stepNames.filter(step => done[step]).length,
    current: stepNames.find(step => !done[step]) ?? null,
  };
}
