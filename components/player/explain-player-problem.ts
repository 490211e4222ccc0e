import type { ApiProblem } from "@/lib/client/request";
import type { PlayerState } from "@/lib/schemas/player";
import { connectionProblems } from "../music/connection-problems";
import { formatTime } from "../ui/format";

type Message = { title: string; detail: string };

/** Texts by problem code. Without a `detail`, the server's own is shown. */
const messages: Record<string, Pick<Message, "title"> & Partial<Message>> = {
  no_active_device: {
    title: "No Spotify app is active",
    detail: "Open Spotify on a device, then press play.",
  },
  premium_required: {
    title: "Spotify Premium is needed to control playback",
    detail:
      "Spotify lets only Premium listeners be controlled by other apps. Importing, your library and the shuffle order still work.",
  },
  spotify_not_connected: {
    title: "Spotify is not connected",
    detail: "Connect it on the Music page to see and control what plays.",
  },
  reauth_required: {
    title: "Spotify asks you to agree again",
    detail: "Reconnect on the Music page. Nothing of your library is lost.",
  },
  nothing_to_shuffle: { title: "Nothing to play" },
  spotify_unavailable: {
    title: "Spotify does not answer",
    detail: "This is on Spotify's side or on the way there. Try again in a moment.",
  },
};

const limitMessages: Record<string, Message> = {
  rate_limited: { title: "A short break for Spotify", detail: "Too many calls in half a minute." },
  quota_exceeded: {
    title: "Today's Spotify quota is used up",
    detail: "Spotify counts the calls of your developer app and has closed it for now.",
  },
};

/** Explains a problem of the player, with the time at which it ends if Spotify named one. */
export function explainPlayerProblem(problem: ApiProblem): Message {
  const limit = limitMessages[problem.code];
  if (limit) {
    const until = problem.retryAt ? ` It works again from ${formatTime(problem.retryAt)}.` : "";
    return { title: limit.title, detail: limit.detail + until };
  }
  const found = messages[problem.code] ?? connectionProblems[problem.code];
  const detail = messages[problem.code]?.detail ?? problem.message;
  return { title: found?.title ?? "That did not work", detail };
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
