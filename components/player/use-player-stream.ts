import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { followPlayer, playerQuery } from "@/lib/client/player";
import { ApiProblem } from "@/lib/client/request";

const onVisibility = (changed: () => void) => {
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
};

type LookProblem = { problem: ApiProblem; at: number };

/** Keeps what plays up to date while the page can be seen; a hidden page costs no calls. Returns why and when a look failed. */
export function usePlayerStream(connected: boolean): LookProblem | null {
  const client = useQueryClient();
  const [problem, setProblem] = useState<LookProblem | null>(null);
  const visible = useSyncExternalStore(
    onVisibility,
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
