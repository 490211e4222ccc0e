"use client";

import { useState } from "react";
import { formatDuration, formatSpokenDuration } from "../ui/format";
import { Slider } from "../ui/slider";
import { usePlayer } from "./player-context";
import { useProgress } from "./use-progress";

/** The place in the track. Spotify hears of it on release only. */
export function SeekSlider() {
  const player = usePlayer();
  const progress = useProgress();
  const [held, setHeld] = useState<number | null>(null);
  const duration = player.state?.item?.durationMs ?? 0;
  const place = Math.min(held ?? progress, duration);
  return (
    <div className="flex items-center gap-3">
      <span className="hidden w-12 text-right text-muted text-xs tabular-nums md:block">
        {formatDuration(place)}
      </span>
      <Slider
        label="Seek"
        className="h-7 flex-1 md:h-6"
        value={place}
        max={Math.max(duration, 1)}
        step={1000}
        valueText={`${formatSpokenDuration(place)} of ${formatSpokenDuration(duration)}`}
        disabled={duration === 0}
        onValueChange={setHeld}
        onValueCommit={async next => {
          await player.seek(next);
          setHeld(null);
        }}
      />
      <span className="hidden w-12 text-muted text-xs tabular-nums md:block">{formatDuration(duration)}</span>
    </div>
  );
}
