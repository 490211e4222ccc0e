"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Slider } from "../ui/controls/slider";
import { formatDuration } from "../ui/text/format";
import { useSpokenDuration } from "../ui/text/use-spoken-duration";
import { usePlayer } from "./state/player-context";
import { useProgress } from "./state/use-progress";

const smallStepMs = 5_000;
const largeStepMs = 30_000;

/** Slider for the position in the song, on a phone only `withTimes`. Spotify gets one request, on release or after a burst of keys. */
export function SeekSlider({ withTimes = false }: { withTimes?: boolean }) {
  const player = usePlayer();
  const t = useTranslations("player.seek");
  const spoken = useSpokenDuration();
  const progress = useProgress();
  const [dragPosition, setDragPosition] = useState<number | null>(null);
  const duration = player.state?.item?.durationMs ?? 0;
  const position = Math.min(dragPosition ?? player.unconfirmed.positionMs ?? progress, duration);
  const timeStyle = clsx("w-12 text-muted text-xs tabular-nums", !withTimes && "hidden md:block");
  return (
    <div className="flex items-center gap-3">
      <span className={clsx(timeStyle, "text-right")}>{formatDuration(position)}</span>
      <Slider
        label={t("label")}
        className="h-7 flex-1 md:h-6"
        value={position}
        max={Math.max(duration, 1)}
        smallStep={smallStepMs}
        largeStep={largeStepMs}
        valueText={t("value", { position: spoken(position), duration: spoken(duration) })}
        disabled={duration === 0}
        onDrag={setDragPosition}
        onRelease={async next => {
          await player.seek(next);
          setDragPosition(null);
        }}
        onKey={next => player.seekBy(next - position)}
      />
      <span className={timeStyle}>{formatDuration(duration)}</span>
    </div>
  );
}
