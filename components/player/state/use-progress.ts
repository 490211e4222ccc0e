"use client";

import { useEffect, useState } from "react";
import { progressAt } from "@/lib/client/player";
import { usePlayer } from "./player-context";

/** Returns the position in the track, counted locally between polls. */
export function useProgress(intervalMs = 500): number {
  const { state, receivedAt } = usePlayer();
  const [now, setNow] = useState(receivedAt);
  const running = state?.isPlaying ?? false;
  useEffect(() => {
    setNow(Date.now());
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), intervalMs);
    return () => clearInterval(timer);
  }, [running, intervalMs]);
  return state ? progressAt(state, receivedAt, Math.max(now, receivedAt)) : 0;
}
