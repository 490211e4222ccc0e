import type { ApiProblem } from "@/lib/client/request";
import { errorDetail, isErrorCode } from "@/lib/core/error-details";
import { errorMessages } from "@/lib/core/error-messages";
import type { PlayerState } from "@/lib/schemas/player";
import { formatTime } from "../ui/text/format";

type Message = { title: string; detail: string };

const pauseCodes = ["rate_limited", "quota_exceeded"];

/** Explains a problem by its code. Only the browser knows the time zone in which a pause ends. */
export function explainPlayerProblem({ code, message, retryAt }: ApiProblem): Message {
  if (!isErrorCode(code)) return { title: "That did not work", detail: message };
  const { title } = errorMessages[code];
  if (!retryAt || !pauseCodes.includes(code)) return { title, detail: message };
  return { title, detail: errorDetail(code, { until: retryAt }, () => `from ${formatTime(retryAt)}`) };
}

/** Explains why there is no track although Spotify answered. */
export function explainNothingPlaying(state: PlayerState | undefined): Message {
  if (!state?.device)
    return { title: "Nothing is playing", detail: "Open Spotify on a device, then press play." };
  if (state.isPlaying)
    return { title: "Nothing to show", detail: "Spotify plays an advertisement or something private." };
  return {
    title: "Nothing is playing",
    detail: `${state.device.name} is ready. Press play, or put a playlist on.`,
  };
}
