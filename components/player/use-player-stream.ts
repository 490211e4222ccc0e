import { useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
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
  const locale = useLocale();
  const [problem, setProblem] = useState<PollProblem | null>(null);
  const visible = useSyncExternalStore(
    subscribeToVisibility,
    () => document.visibilityState === "visible",
    () => false,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the server words the events in the language of the screen
  useEffect(() => {
    if (!connected || !visible) return;
    return followPlayer(event => {
      if (event.state) client.setQueryData(playerQuery().queryKey, event.state);
      if (!event.problem) return setProblem(null);
      const { retryAt, ...words } = event.problem;
      const problem = new ApiProblem({ ...words, status: 0, ...(retryAt && { retryAt }) });
      setProblem({ problem, at: Date.now() });
    });
  }, [client, connected, visible, locale]);
  return problem;
}
