"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Slider } from "../ui/controls/slider";
import { formatDuration } from "../ui/text/format";
import { useSpokenDuration } from "../ui/text/use-spoken-duration";
import { usePlayer } from "./player-context";
import { useProgress } from "./use-progress";

/** Slider for the position in the track. Spotify gets one request, on release. */
export function SeekSlider() {
  const player = usePlayer();
  const t = useTranslations("player.seek");
  const spoken = useSpokenDuration();
  const progress = useProgress();
  const [dragPosition, setDragPosition] = useState<number | null>(null);
  const duration = player.state?.item?.durationMs ?? 0;
  const position = Math.min(dragPosition ?? progress, duration);
  return (
    <div className="flex items-center gap-3">
      <span className="hidden w-12 text-right text-muted text-xs tabular-nums md:block">
        {formatDuration(position)}
      </span>
      <Slider
        label={t("label")}
        className="h-7 flex-1 md:h-6"
        value={position}
        max={Math.max(duration, 1)}
        step={1000}
        valueText={t("value", { position: spoken(position), duration: spoken(duration) })}
        disabled={duration === 0}
        onValueChange={setDragPosition}
        onValueCommit={async next => {
          await player.seek(next);
          setDragPosition(null);
        }}
      />
      <span className="hidden w-12 text-muted text-xs tabular-nums md:block">{formatDuration(duration)}</span>
    </div>
  );
}
