"use client";

import { Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "../ui/controls/icon-button";
import { usePlayer } from "./player-context";

/** Buttons for previous, play or pause, and next. Play also works without an active device: it asks for one. */
export function Transport() {
  const player = usePlayer();
  const t = useTranslations("player");
  const isPlaying = player.state?.isPlaying ?? false;
  const isActive = Boolean(player.state?.device);
  return (
    <div className="flex items-center gap-1 md:gap-3">
      <IconButton label={t("previous")} onClick={player.previous} disabled={!isActive} className="text-ink">
        <SkipBack className="fill-current" aria-hidden />
      </IconButton>
      <IconButton
        label={isPlaying ? t("pause") : t("play")}
        variant="primary"
        onClick={() => (isPlaying ? player.pause() : player.play())}
        className="md:size-11"
      >
        {isPlaying ? (
          <Pause className="fill-current" aria-hidden />
        ) : (
          <Play className="translate-x-px fill-current" aria-hidden />
        )}
      </IconButton>
      <IconButton label={t("next")} onClick={player.next} disabled={!isActive} className="text-ink">
        <SkipForward className="fill-current" aria-hidden />
      </IconButton>
    </div>
  );
}
