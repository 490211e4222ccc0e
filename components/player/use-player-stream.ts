import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { followPlayer, playerQuery } from "@/lib/client/player";
import { ApiProblem } from "@/lib/client/request";

const subscribeToVisibility = (onChange: () => void) => {
  document.addEventListener("visibilitychange", onChange);
  return () => document.removeEventListener("visibilitychange", onChange);
};

type PollProblem = { problem: ApiProblem; at: number };

/** Keeps the player's state current while the page is visible; a hidden page causes no calls. Returns the last failed poll. */
export function usePlayerStream(connected: boolean): PollProblem | null {
  const client = useQueryClient();
  const [problem, setProblem] = useState<PollProblem | null>(null);
  const visible = useSyncExternalStore(
    subscribeToVisibility,
    () => document.visibilityState === "visible",
    () => false,
  );
  useEffect(() => {
    if (!connected || !visible) return;
    return followPlayer(event => {
      if (event.state) client.setQueryData(playerQuery().queryKey, event.state);
      const { code, detail, retryAt } = event.problem ?? {};
      setProblem(
        code && detail
          ? {
              problem: new ApiProblem({ code, detail, status: 0, ...(retryAt && { retryAt }) }),
              at: Date.now(),
            }
          : null,
      );
    });
  }, [client, connected, visible]);
  return problem;
}
