"use client";

import { useTranslations } from "next-intl";
import type { PlayerState } from "@/lib/schemas/player";

/** "Playing on …" in small capitals. */
export function PlayingStatus({ state }: { state: PlayerState }) {
  const t = useTranslations("music.deck");
  const status = state.isPlaying ? "playing" : "paused";
  return (
    <p className="engraved truncate text-accent-text">
      {state.device
        ? t.rich(`statesOn.${status}`, {
            device: state.device.name,
            muted: text => <span className="text-muted">{text}</span>,
          })
        : t(`states.${status}`)}
    </p>
  );
}
