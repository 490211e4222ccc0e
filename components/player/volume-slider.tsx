"use client";

import { Volume1, Volume2, VolumeX } from "lucide-react";
import { useState } from "react";
import { Slider } from "../ui/slider";
import { usePlayer } from "./player-context";

/** The loudness of the active device; some devices keep it to themselves. */
export function VolumeSlider() {
  const player = usePlayer();
  const [held, setHeld] = useState<number | null>(null);
  const device = player.state?.device;
  const percent = held ?? device?.volumePercent ?? 0;
  const Icon = percent === 0 ? VolumeX : percent < 50 ? Volume1 : Volume2;
  return (
    <div className="flex w-36 items-center gap-2">
      <Icon className="size-4 shrink-0 text-muted" aria-hidden />
      <Slider
        label="Volume"
        className="flex-1"
        value={percent}
        max={100}
        step={1}
        valueText={`${percent} percent`}
        disabled={!device?.supportsVolume}
        onValueChange={setHeld}
        onValueCommit={async next => {
          await player.volume(next);
          setHeld(null);
        }}
      />
    </div>
  );
}
