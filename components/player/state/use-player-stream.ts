import { useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { followPlayer, playerQuery } from "@/lib/client/player";
import { followQueueVersion } from "@/lib/client/queue";
import { ApiProblem } from "@/lib/client/request";

const subscribeToVisibility = (onChange: () => void) => {
  document.addEventListener("visibilitychange", onChange);
  return () => document.removeEventListener("visibilitychange", onChange);
};

/** Counts how often the person has come back to the page: from another tab, or from another window beside it. */
function useReturns(): number {
  const [returns, setReturns] = useState(0);
  useEffect(() => {
    let isAway = false;
    const leave = () => {
      isAway = true;
    };
    const comeBack = () => {
      if (!isAway || document.visibilityState !== "visible") return;
      isAway = false;
      setReturns(count => count + 1);
    };
    const onVisibility = () => (document.visibilityState === "visible" ? comeBack() : leave());
    window.addEventListener("blur", leave);
    window.addEventListener("focus", comeBack);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      window.removeEventListener("blur", leave);
      window.removeEventListener("focus", comeBack);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, []);
  return returns;
}

type PollProblem = { problem: ApiProblem; at: number };

/**
 * Keeps the player's state current while the page is visible; a hidden page causes no calls. Looks at once when the person returns to
 * the page. Returns the last failed poll.
 */
export function usePlayerStream(connected: boolean): PollProblem | null {
  const client = useQueryClient();
  const locale = useLocale();
  const [problem, setProblem] = useState<PollProblem | null>(null);
  const visible = useSyncExternalStore(
    subscribeToVisibility,
    () => document.visibilityState === "visible",
    () => false,
  );
  const returns = useReturns();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the server words the events in the language of the screen
  useEffect(() => {
    if (!connected || !visible) return;
    return followPlayer(event => {
      followQueueVersion(client, event.queueVersion);
      if (event.state) client.setQueryData(playerQuery().queryKey, event.state);
      if (!event.problem) return setProblem(null);
      const { retryAt, ...words } = event.problem;
      const problem = new ApiProblem({ ...words, status: 0, ...(retryAt && { retryAt }) });
      setProblem({ problem, at: Date.now() });
    }, returns > 0);
  }, [client, connected, visible, returns, locale]);
  return problem;
}
