import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ApiProblem } from "@/lib/client/request";
import type { PlayerState } from "@/lib/schemas/player";
import { useFormat } from "../../ui/text/use-format";

type Explanation = { title: string; detail: string };

/**
 * Returns a function that explains a problem. The server words it, except for the end of a pause, because only the browser knows
 * the person's time zone.
 */
export function useProblemExplanation(): (problem: ApiProblem) => Explanation {
  const t = useTranslations("player.pauses");
  const format = useFormat();
  return useCallback(
    ({ code, title, message, retryAt }) => ({
      title,
      detail:
        retryAt && (code === "rate_limited" || code === "quota_exceeded")
          ? t(code, { time: format.time(retryAt) })
          : message,
    }),
    [t, format],
  );
}

/** Explains why there is no track: the problem, or what Spotify answered. */
export function useNothingPlaying(state: PlayerState | undefined, problem: ApiProblem | null): Explanation {
  const t = useTranslations("player");
  const explain = useProblemExplanation();
  if (problem) return explain(problem);
  if (state?.isPlaying && state.device)
    return { title: t("nothingToShow.title"), detail: t("nothingToShow.text") };
  return {
    title: t("nothingPlaying.title"),
    detail: state?.device
      ? t("nothingPlaying.ready", { device: state.device.name })
      : t("nothingPlaying.noDevice"),
  };
}
